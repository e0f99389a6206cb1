package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How formulas group: the right column shows every operation in braces. */
class TermParserTest {
  private static final Names NAMES =
      new Names(
          Set.of("x", "y", "A", "B", "W", "h", "t", "L", "w", "d", "z", "dq", "q"),
          Set.of("f", "ell"),
          Set.of("new"),
          false);

  private static final Names WITHOUT_D = new Names(Set.of("x", "W", "L"), Set.of(), Set.of(), true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x + y - z            | {x + y - z}
          -x^2                 | {-{x^2}}
          -x y                 | {{-x} y}
          x^2^3                | {x^{2^3}}
          x^-2                 | {x^{-2}}
          2^-x'                | {{2^{-x}}'}
          x.^2'                | {{x.^2}'}
          A^2[1,1]             | {{A^2}[1,1]}
          A B'                 | {A {B'}}
          A B / 2 * x          | {A B / 2 * x}
          1/2 x                | {1 / 2 x}
          h .* W x             | {h .* {W x}}
          W x .* h             | {{W x} .* h}
          A .* B ./ h · t      | {A .* B ./ h · t}
          A ⊗ B .* h + t       | {{A ⊗ {B .* h}} + t}
          -t · log(y)          | {{-t} · log(y)}
          log y                | log(y)
          log y z              | {log(y) z}
          log -y               | log({-y})
          log y'               | log({y'})
          log y^2              | log({y^2})
          log(y)^2             | {log(y)^2}
          log (y)^2            | log({{(y)}^2})
          log exp x            | log(exp(x))
          -log x               | {-log(x)}
          softmax(z)'          | {softmax(z)'}
          f(z)[k]              | {f(z)[k]}
          f z                  | f(z)
          h(1 - h)             | {h {({1 - h})}}
          h'(y - t)            | {{h'} {({y - t})}}
          x[k]                 | {x[k]}
          x [y]                | {x [y]}
          x[k+1] [2; 3]        | {{x[{k + 1}]} [2; 3]}
          A[:, 2:3]            | {A[:,2:3]}
          2x                   | {2 x}
          x_new                | x_new
          [1 -6]               | [1, {-6}]
          [1 - 6]              | [{1 - 6}]
          [1 -6 + x]           | [1, {{-6} + x}]
          [x' y']              | [{x'}, {y'}]
          [x y, z]             | [{x y}, z]
          [x y; z t]           | [x, y; z, t]
          [2x y]               | [{2 * x}, y]
          [(x y) z]            | [{({x y})}, z]
          [log x y]            | [log(x), y]
          [W x > 0]            | [{W x} > 0]
          [0 < x <= 1]         | [0 < x <= 1]
          [i = j]              | [i = j]
          [x [1 2]]            | [x, [1, 2]]
          sum[k](x[k]) y       | {sum[k]({x[k]}) y}
          sum[k] x[k] y + z    | {sum[k]({{x[k]} y}) + z}
          Σ_k (x[k]) y         | {sum[k]({x[k]}) y}
          Σ_{k = 1..3} k       | sum[k = 1..3](k)
          sum[i, j != i](x[i]) | sum[i, j != i]({x[i]})
          sum[k != i, k != j](x[k]) | sum[k != i, k != j]({x[k]})
          sum(x)               | sum(x)
          sum x                | sum(x)
          concat[i](A[:,i])    | concat[i]({A[:,i]})
          softmax(x, beta = 2) | softmax(x, beta = 2)
          dL/dW                | ∂L/∂W
          dL/dd                | ∂L/∂d
          ∂L/∂W                | ∂L/∂W
          dL/dW[i,j] x         | {∂L/∂{W[i,j]} x}
          t dL/dW' x           | {t {∂L/∂W'} x}
          dy[k]/dz[l]          | ∂{y[k]}/∂{z[l]}
          ∂(x' A x)/∂x         | ∂({{x'} A x})/∂x
          d(x' A x)/dx         | ∂({{x'} A x})/∂x
          d(x)                 | {d {(x)}}
          dW x                 | {{∂W} x}
          dq x                 | {dq x}
          d2L/dw2              | ∂²L/∂w
          ∂²L/∂w²              | ∂²L/∂w
          df(x)/dx             | ∂f(x)/∂x
          dM/dQ                | ∂M/∂Q
          ∇_y ell              | ∇_y ell
          ∇_y ell(x, y)'       | {∇_y ell(x, y)'}
          A^T                  | {A^T}
          place[1, :](x, 2, 3) | place[1,:](x, 2, 3)
          +x                   | x
          """)
  void groups(String text, String expected) {
    assertThat(grouped(text, NAMES)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          d(x)                 | {∂x}
          d(W x)               | {∂({W x})}
          d^2L/dx^2            | ∂²L/∂x
          dL/da[v][i]          | ∂L/∂{{a[v]}[i]}
          do[v]/dw(i,u,v)      | ∂{o[v]}/∂w(i, u, v)
          sum[p in parents(v)](w(p,v) o[p]) | sum[p in parents(v)]({w(p, v) {o[p]}})
          """)
  void groupsWithoutAValueCalledD(String text, String expected) {
    assertThat(grouped(text, WITHOUT_D)).isEqualTo(expected);
  }

  private static String grouped(String text, Names names) {
    Reporter reporter = new Reporter(new Source("test", text));
    Term term = StatementParser.formula(reporter, names);
    assertThat(reporter.problems()).isEmpty();
    Term again =
        StatementParser.formula(
            new Reporter(new Source("again", SyntaxPrinter.print(term))), names);
    assertThat(again).isEqualTo(term);
    return show(term);
  }

  private static String show(Term term) {
    return switch (term) {
      case Term.Numeral(String digits, _) -> digits;
      case Term.Name(String name, _) -> name;
      case Term.Group(Term inner, _) -> "{(" + show(inner) + ")}";
      case Term.Call call ->
          call.function()
              + call.arguments().stream()
                  .map(a -> a.name().map(n -> n + " = ").orElse("") + show(a.value()))
                  .collect(Collectors.joining(", ", "(", ")"));
      case Term.Index(Term base, var positions, _) -> "{" + show(base) + positions(positions) + "}";
      case Term.Negation(Term operand, _) -> "{-" + show(operand) + "}";
      case Term.Transposition(Term operand, _) -> "{" + show(operand) + "'}";
      case Term.Power(Term base, Term exponent, boolean entrywise, _) ->
          "{" + show(base) + (entrywise ? ".^" : "^") + show(exponent) + "}";
      case Term.Chain(Term first, var links, _) ->
          "{"
              + show(first)
              + links.stream()
                  .map(link ->
                      (link.operator() == Operator.JUXTAPOSED
                              ? " "
                              : " " + link.operator().sign() + " ")
                          + show(link.operand()))
                  .collect(Collectors.joining())
              + "}";
      case Term.Literal(var rows, _) ->
          rows.stream()
              .map(row -> row.stream().map(TermParserTest::show).collect(Collectors.joining(", ")))
              .collect(Collectors.joining("; ", "[", "]"));
      case Term.Bracket(Term first, var tests, _) ->
          "["
              + show(first)
              + tests.stream()
                  .map(test -> " " + test.relation().word() + " " + show(test.operand()))
                  .collect(Collectors.joining())
              + "]";
      case Term.Bound(var kind, var binders, Term body, _) -> {
        StringBuilder text = new StringBuilder(kind.word());
        SyntaxPrinter.appendBinders(binders, text);
        yield text + "(" + show(body) + ")";
      }
      case Term.Derivative(int order, Term of, Term by, _) -> {
        yield (order == 2 ? "∂²" : "∂") + differentiated(of) + "/∂" + differentiated(by);
      }
      case Term.Differential(Term of, _) -> "{∂" + differentiated(of) + "}";
      case Term.Gradient(Term.Name by, Term of, _) -> "∇_" + by.name() + " " + show(of);
      case Term.Placement(var positions, var arguments, _) ->
          "place"
              + positions(positions)
              + arguments.stream()
                  .map(TermParserTest::show)
                  .collect(Collectors.joining(", ", "(", ")"));
    };
  }

  private static String differentiated(Term term) {
    boolean plain =
        term instanceof Term.Name || term instanceof Term.Index || term instanceof Term.Call;
    return plain ? show(term) : "(" + show(term) + ")";
  }

  private static String positions(List<Term.Position> positions) {
    return positions.stream()
        .map(position ->
            switch (position) {
              case Term.Position.All() -> ":";
              case Term.Position.Range(Term first, Term last) -> show(first) + ":" + show(last);
              case Term.Position.At(Term place) -> show(place);
            })
        .collect(Collectors.joining(",", "[", "]"));
  }
}
