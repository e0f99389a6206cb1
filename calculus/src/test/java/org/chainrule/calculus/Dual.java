package org.chainrule.calculus;

/**
 * A number with its rate of change: the pair (v, v̇) of forward mode. Every operation is the one on
 * numbers with its differential beside it.
 *
 * @param value v
 * @param tangent v̇
 */
record Dual(double value, double tangent) {
  static final Dual ZERO = of(0);
  static final Dual ONE = of(1);

  static Dual of(double constant) {
    return new Dual(constant, 0);
  }

  Dual plus(Dual b) {
    return new Dual(value + b.value, tangent + b.tangent);
  }

  Dual minus(Dual b) {
    return new Dual(value - b.value, tangent - b.tangent);
  }

  Dual times(Dual b) {
    return new Dual(value * b.value, tangent * b.value + value * b.tangent);
  }

  Dual over(Dual b) {
    double quotient = value / b.value;
    return new Dual(quotient, (tangent - quotient * b.tangent) / b.value);
  }

  Dual negated() {
    return new Dual(-value, -tangent);
  }

  Dual exp() {
    double e = Math.exp(value);
    return new Dual(e, e * tangent);
  }

  Dual log() {
    return new Dual(Math.log(value), tangent / value);
  }

  Dual sin() {
    return new Dual(Math.sin(value), Math.cos(value) * tangent);
  }

  Dual cos() {
    return new Dual(Math.cos(value), -Math.sin(value) * tangent);
  }

  Dual sqrt() {
    double root = Math.sqrt(value);
    return new Dual(root, tangent / (2 * root));
  }

  Dual abs() {
    return value < 0 ? negated() : this;
  }

  /** 2/√π e^(−z²) Σ_n 2ⁿ z^(2n+1) / (1·3·…·(2n+1)): all terms have the sign of z. */
  Dual erf() {
    double density = 2 / Math.sqrt(Math.PI) * Math.exp(-value * value);
    double term = value;
    double sum = 0;
    for (int n = 0; n < 200; n++) {
      sum += term;
      term *= 2 * value * value / (2 * n + 3);
    }
    return new Dual(density * sum, density * tangent);
  }

  /** Of a whole exponent by repeated multiplication, else e^(b log a). */
  Dual power(Dual b) {
    boolean whole = b.tangent == 0 && b.value == Math.rint(b.value) && Math.abs(b.value) <= 64;
    if (!whole) {
      return log().times(b).exp();
    }
    Dual power = ONE;
    for (int i = 0; i < Math.abs(b.value); i++) {
      power = power.times(this);
    }
    return b.value < 0 ? ONE.over(power) : power;
  }
}
