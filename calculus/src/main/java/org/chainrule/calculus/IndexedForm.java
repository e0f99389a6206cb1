package org.chainrule.calculus;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Shape;

/**
 * The values of a scalar formula at all positions of its open indices, as one matrix.
 *
 * @param matrix a scalar without axes, a column along one axis, a matrix along two (rows, columns)
 * @param axes the open indices, at most two
 */
record IndexedForm(Expression matrix, List<Index> axes) {

  /** Returns the axes of all forms, each once, in order of appearance. */
  static List<Index> union(List<IndexedForm> forms) {
    return forms.stream().flatMap(form -> form.axes.stream()).distinct().toList();
  }

  /** Returns the values along {@code target} axes; a scalar stays one. */
  Expression alignedTo(List<Index> target) {
    if (axes.isEmpty() || axes.equals(target)) {
      return matrix;
    }
    if (axes.size() == 2) {
      return Expressions.transpose(matrix);
    }
    Shape shape = new Shape(target.get(0).size(), target.get(1).size());
    Expression along =
        axes.getFirst().equals(target.getFirst()) ? matrix : Expressions.transpose(matrix);
    return Expressions.broadcast(along, shape);
  }
}
