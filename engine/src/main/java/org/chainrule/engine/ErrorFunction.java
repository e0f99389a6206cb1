package org.chainrule.engine;

/**
 * The error function, below 1 ulp: the rational approximations of fdlibm's {@code s_erf.c}, whose
 * names for the coefficients are kept. The reference evaluator computes the same by series: the one
 * judges the other.
 *
 * <p>Of the original: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed
 * at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute
 * this software is freely granted, provided that this notice is preserved.
 */
final class ErrorFunction {
  private static final double ERX = 0.8450629115104675;
  private static final double[] PP = {
    0.12837916709551256,
    -0.3250421072470015,
    -0.02848174957559851,
    -0.005770270296489442,
    -2.3763016656650163e-5
  };
  private static final double[] QQ = {
    1,
    0.39791722395915535,
    0.0650222499887673,
    0.005081306281875766,
    0.00013249473800432164,
    -3.960228278775368e-6
  };
  private static final double[] PA = {
    -0.0023621185607526594,
    0.41485611868374833,
    -0.3722078760357013,
    0.31834661990116175,
    -0.11089469428239668,
    0.035478304325618236,
    -0.002166375594868791
  };
  private static final double[] QA = {
    1,
    0.10642088040084423,
    0.540397917702171,
    0.07182865441419627,
    0.12617121980876164,
    0.01363708391202905,
    0.011984499846799107
  };
  private static final double[] RA = {
    -0.009864944034847148,
    -0.6938585727071818,
    -10.558626225323291,
    -62.375332450326006,
    -162.39666946257347,
    -184.60509290671104,
    -81.2874355063066,
    -9.814329344169145
  };
  private static final double[] SA = {
    1,
    19.651271667439257,
    137.65775414351904,
    434.56587747522923,
    645.3872717332679,
    429.00814002756783,
    108.63500554177944,
    6.570249770319282,
    -0.0604244152148581
  };
  private static final double[] RB = {
    -0.0098649429247001,
    -0.799283237680523,
    -17.757954917754752,
    -160.63638485582192,
    -637.5664433683896,
    -1025.0951316110772,
    -483.5191916086514
  };
  private static final double[] SB = {
    1,
    30.33806074348246,
    325.7925129965739,
    1536.729586084437,
    3199.8582195085955,
    2553.0504064331644,
    474.52854120695537,
    -22.44095244658582
  };

  private ErrorFunction() {}

  /** Returns 2/√π ∫₀ᶻ e^(−s²) ds. */
  static double erf(double z) {
    double x = Math.abs(z);
    if (x < 0.84375) {
      return z + z * small(x);
    }
    if (x < 1.25) {
      return Math.copySign(ERX + middle(x), z);
    }
    return x < 6 ? Math.copySign(1 - tail(x), z) : Double.isNaN(z) ? z : Math.signum(z);
  }

  /** Returns 1 − erf(z), without cancellation. */
  static double erfc(double z) {
    double x = Math.abs(z);
    if (x < 0.84375) {
      return z < 0.25 ? 1 - (z + z * small(x)) : 0.5 - (z - 0.5 + z * small(x));
    }
    if (x < 1.25) {
      return z < 0 ? 1 + (ERX + middle(x)) : 1 - ERX - middle(x);
    }
    if (x < 28) {
      return z < 0 ? 2 - tail(x) : tail(x);
    }
    return Double.isNaN(z) ? z : z < 0 ? 2 : 0;
  }

  private static double small(double x) {
    double s = x * x;
    return polynomial(PP, s) / polynomial(QQ, s);
  }

  private static double middle(double x) {
    return polynomial(PA, x - 1) / polynomial(QA, x - 1);
  }

  /** erfc(x) for 1.25 ≤ x: e^(−x²) with x split, so that its square is exact. */
  private static double tail(double x) {
    double s = 1 / (x * x);
    double ratio =
        x < 1 / 0.35
            ? polynomial(RA, s) / polynomial(SA, s)
            : polynomial(RB, s) / polynomial(SB, s);
    double high = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
    return Math.exp(-high * high - 0.5625) * Math.exp((high - x) * (high + x) + ratio) / x;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
