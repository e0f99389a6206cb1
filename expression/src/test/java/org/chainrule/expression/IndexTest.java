package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexTest {
  private static final Dimension N = Dimension.named("N");
  private static final Index I = Index.over("i", N);
  private static final Index FROM_TWO = new Index("k", Dimension.of(2), N);

  @Test
  void anIndexIsItsNameAndItsRange() {
    assertThat(I.size()).isEqualTo(N);
    assertThat(FROM_TWO.size()).isEqualTo(N.minus(Dimension.ONE));
    assertThat(I.renamed("j")).isEqualTo(Index.over("j", N)).isNotEqualTo(I);
    assertThat(I).hasToString("i").isNotEqualTo(Index.over("i", Dimension.of(3)));
  }

  @Test
  void aTermIsAVariableWithAnOffsetOrAFixedPosition() {
    IndexTerm next = new IndexTerm(java.util.Optional.of(FROM_TWO), Dimension.of(1));
    assertThat(next).hasToString("k + 1");
    assertThat(next.first()).isEqualTo(Dimension.of(3));
    assertThat(next.last()).isEqualTo(N.plus(Dimension.ONE));
    assertThat(next.is(FROM_TWO)).isFalse();
    assertThat(new IndexTerm(java.util.Optional.of(I), Dimension.of(-1))).hasToString("i - 1");
    assertThat(IndexTerm.of(I)).hasToString("i");
    assertThat(IndexTerm.of(I).is(I)).isTrue();
    assertThat(IndexTerm.at(3)).hasToString("3");
    assertThat(IndexTerm.at(N).first()).isEqualTo(N);
    assertThat(IndexTerm.at(N).is(I)).isFalse();
  }

  @Test
  void substitutionAddsTheOffsets() {
    IndexTerm next = new IndexTerm(java.util.Optional.of(I), Dimension.of(1));
    assertThat(next.substitute(I, IndexTerm.at(4))).isEqualTo(IndexTerm.at(5));
    assertThat(next.substitute(I, next))
        .isEqualTo(new IndexTerm(java.util.Optional.of(I), Dimension.of(2)));
    assertThat(next.substitute(FROM_TWO, IndexTerm.at(4))).isEqualTo(next);
  }

  @Test
  void selectionsCountAndSubstitute() {
    assertThat(Selection.all().count(N)).isEqualTo(N);
    assertThat(new Selection.Range(Dimension.of(2), N).count(N)).isEqualTo(N.minus(Dimension.ONE));
    assertThat(Selection.at(I).count(N)).isEqualTo(Dimension.ONE);
    assertThat(Selection.at(I).variable()).contains(I);
    assertThat(Selection.all().variable()).isEmpty();
    assertThat(Selection.at(I).substitute(I, IndexTerm.at(2)))
        .isEqualTo(new Selection.At(IndexTerm.at(2)));
    assertThat(Selection.all().substitute(I, IndexTerm.at(2))).isEqualTo(Selection.all());
  }
}
