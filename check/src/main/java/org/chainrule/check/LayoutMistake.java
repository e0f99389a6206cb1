package org.chainrule.check;

/** Rows for columns. */
sealed interface LayoutMistake extends Mistake {

  /** The whole formula is the transpose of the right one. */
  record Transposed() implements LayoutMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.LAYOUT;
    }

    @Override
    public String message() {
      return "this is the transpose of what is right: it holds in the other layout only";
    }

    @Override
    public String hint() {
      return "look at which index belongs to the rows and which to the columns";
    }
  }

  /** A piece lacks its transpose. */
  record MissingTranspose(String piece, String wanted) implements LayoutMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_TRANSPOSE;
    }

    @Override
    public String message() {
      return "the transpose of %s is missing: %s".formatted(piece, wanted);
    }

    @Override
    public String hint() {
      return "look at the rows and columns of each factor";
    }
  }

  /** A piece is transposed and should not be. */
  record ExtraTranspose(String found, String wanted) implements LayoutMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_TRANSPOSE;
    }

    @Override
    public String message() {
      return "%s should not be transposed: %s stands in its place".formatted(wanted, found);
    }

    @Override
    public String hint() {
      return "look at the rows and columns of each factor";
    }
  }

  /** The factors of a product are in the wrong order. */
  record Order(String found, String wanted) implements LayoutMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.ORDER;
    }

    @Override
    public String message() {
      return "the factors of %s are in the wrong order: %s".formatted(found, wanted);
    }

    @Override
    public String hint() {
      return "look at the order of the factors";
    }
  }

  /** A matrix product stands for an elementwise one, or the reverse. */
  record ProductKind(String found, String wanted) implements LayoutMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.PRODUCT_KIND;
    }

    @Override
    public String message() {
      return "the wrong kind of product: %s should be %s".formatted(found, wanted);
    }

    @Override
    public String hint() {
      return "look at which products are matrix products and which go entry by entry";
    }
  }

  /** Nothing of this shape can be right. */
  record WrongShape(String why) implements LayoutMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.SHAPE;
    }

    @Override
    public String message() {
      return why;
    }

    @Override
    public String hint() {
      return "look at the shapes: count the rows and columns of each factor";
    }
  }
}
