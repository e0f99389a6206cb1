package org.chainrule.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.Add;
import org.chainrule.expression.Operation.Call;
import org.chainrule.expression.Operation.Dot;
import org.chainrule.expression.Operation.Product;
import org.chainrule.expression.Operation.Transpose;
import org.chainrule.expression.Operation.Variable;
import org.chainrule.expression.Symbol;

/**
 * What a parameter does in a network, as its initialiser needs to know it.
 *
 * @param bias whether it is only ever added to what depends on a sample: then it starts at 0
 * @param fanIn how many inputs each of its outputs reads
 * @param fanOut how many outputs each of its inputs feeds
 */
record WeightRole(boolean bias, Dimension fanIn, Dimension fanOut) {

  /**
   * Reads off how {@code loss} uses {@code parameter}, from where it first meets a sample's values:
   * in {@code x W} its inputs lie along W's rows, in {@code W x} along its columns, in {@code W' x}
   * along its rows. Terms of parameters alone, such as {@code sum(W.^2)}, say nothing of it.
   */
  static WeightRole of(Symbol parameter, Expression loss) {
    Set<Expression> ofSample = new HashSet<>();
    Set<Expression> ofParameter = new HashSet<>();
    boolean met = false;
    boolean onlyAdded = true;
    for (Expression node : Expression.topologicalOrder(List.of(loss))) {
      List<Expression> operands = values(node);
      if (isInput(node) || operands.stream().anyMatch(ofSample::contains)) {
        ofSample.add(node);
      }
      if (isVariable(node, parameter) || operands.stream().anyMatch(ofParameter::contains)) {
        ofParameter.add(node);
      }
      for (int place = 0; ofSample.contains(node) && place < operands.size(); place++) {
        Expression operand = operands.get(place);
        if (ofParameter.contains(operand) && !ofSample.contains(operand)) {
          if (node.operation() instanceof Product) {
            List<Expression> behind = operands.subList(place + 1, operands.size());
            return factor(parameter, operand, behind.stream().anyMatch(ofSample::contains));
          }
          if (node.operation() instanceof Dot) {
            return new WeightRole(false, parameter.shape().entries(), Dimension.ONE);
          }
          met = true;
          onlyAdded &= node.operation() instanceof Add;
        }
      }
    }
    return new WeightRole(met && onlyAdded, parameter.shape().rows(), parameter.shape().columns());
  }

  /** What a node's value is made of: of a call the body, which has the arguments put in. */
  private static List<Expression> values(Expression node) {
    return node.operation() instanceof Call ? List.of(node.operand(0)) : node.operands();
  }

  private static WeightRole factor(Symbol parameter, Expression factor, boolean sampleOnTheRight) {
    boolean transposed =
        factor.operation() instanceof Transpose && isVariable(factor.operand(0), parameter);
    Dimension rows = parameter.shape().rows();
    Dimension columns = parameter.shape().columns();
    return sampleOnTheRight != transposed
        ? new WeightRole(false, columns, rows)
        : new WeightRole(false, rows, columns);
  }

  private static boolean isInput(Expression node) {
    return node.operation() instanceof Variable(Symbol symbol) && symbol.isPerSample();
  }

  private static boolean isVariable(Expression node, Symbol parameter) {
    return node.operation() instanceof Variable(Symbol symbol) && symbol.equals(parameter);
  }
}
