package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Matrix;
import org.junit.jupiter.api.Test;

/** Generated Java code, compiled and run, against the evaluator. */
class JavaCodeTest {
  @Test
  void computesWhatTheEvaluatorComputes() {
    SplittableRandom random = new SplittableRandom(7);
    Map<String, CodeSubject> cases = CodeCases.all();
    assertThat(cases).hasSizeGreaterThan(2 * CodeCases.SYSTEMS.size());
    Map<String, CompiledCode> compiled = CompiledCode.all(cases);
    cases.forEach((name, subject) -> {
      Bindings bindings = Points.random(random, subject.network());
      Map<String, double[]> found = CompiledCode.get(compiled, name).run(bindings);
      Map<String, Matrix> wanted = CodeCases.wanted(subject, bindings);
      assertThat(found.keySet()).as(name).hasSameSizeAs(wanted.keySet());
      wanted.forEach((result, value) ->
          assertThat(found.get(CompiledCode.identifier(result)))
              .as("%s: %s", name, result)
              .containsExactly(value.values(), Offset.offset(1e-11)));
    });
  }
}
