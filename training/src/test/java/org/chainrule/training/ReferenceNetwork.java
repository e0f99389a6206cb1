package org.chainrule.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * {@code h = tanh(x W + b), y = softmax(h V + d), L = −t · log(y)} with its gradients, by plain
 * loops: what the training loop is judged by.
 */
final class ReferenceNetwork {
  private final int inputs;
  private final int hidden;
  private final int classes;
  private final Map<String, double[]> parameters = new LinkedHashMap<>();
  private final Map<String, double[]> gradients = new LinkedHashMap<>();
  private final Map<String, double[]> first = new LinkedHashMap<>();
  private final Map<String, double[]> second = new LinkedHashMap<>();
  private int updates;

  ReferenceNetwork(int inputs, int hidden, int classes) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.classes = classes;
    add("W", inputs * hidden);
    add("b", hidden);
    add("V", hidden * classes);
    add("d", classes);
  }

  private void add(String name, int size) {
    parameters.put(name, new double[size]);
    gradients.put(name, new double[size]);
    first.put(name, new double[size]);
    second.put(name, new double[size]);
  }

  /** Glorot and Bengio 2010, equation 16, in the order of declaration. */
  void initialise(RandomGenerator random) {
    glorot(of(parameters, "W"), inputs + hidden, random);
    glorot(of(parameters, "V"), hidden + classes, random);
  }

  private static void glorot(double[] values, int fan, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sqrt(6.0 / fan) * (2 * ((random.nextLong() >>> 11) * 0x1p-53) - 1);
    }
  }

  Map<String, double[]> parameters() {
    return parameters;
  }

  private static double[] of(Map<String, double[]> map, String name) {
    return java.util.Objects.requireNonNull(map.get(name));
  }

  void clearGradients() {
    gradients.values().forEach(g -> java.util.Arrays.fill(g, 0));
  }

  /** Adds {@code share} times a sample's gradient. */
  void backward(double[] x, int label, double share) {
    double[] h = new double[hidden];
    for (int j = 0; j < hidden; j++) {
      double z = of(parameters, "b")[j];
      for (int i = 0; i < inputs; i++) {
        z += x[i] * of(parameters, "W")[i * hidden + j];
      }
      h[j] = Math.tanh(z);
    }
    double[] y = new double[classes];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      double z = of(parameters, "d")[k];
      for (int j = 0; j < hidden; j++) {
        z += h[j] * of(parameters, "V")[j * classes + k];
      }
      y[k] = Math.exp(z);
      sum += y[k];
    }
    double[] hiddenDelta = new double[hidden];
    for (int k = 0; k < classes; k++) {
      double delta = share * (y[k] / sum - (k == label ? 1 : 0));
      of(gradients, "d")[k] += delta;
      for (int j = 0; j < hidden; j++) {
        of(gradients, "V")[j * classes + k] += h[j] * delta;
        hiddenDelta[j] += of(parameters, "V")[j * classes + k] * delta;
      }
    }
    for (int j = 0; j < hidden; j++) {
      double delta = hiddenDelta[j] * (1 - h[j] * h[j]);
      of(gradients, "b")[j] += delta;
      for (int i = 0; i < inputs; i++) {
        of(gradients, "W")[i * hidden + j] += x[i] * delta;
      }
    }
  }

  void update(Optimizer optimizer) {
    updates++;
    parameters.forEach((name, values) -> {
      double[] g = of(gradients, name);
      double[] m = of(first, name);
      double[] v = of(second, name);
      for (int i = 0; i < values.length; i++) {
        switch (optimizer) {
          case Sgd(double rate) -> values[i] -= rate * g[i];
          case Momentum(double rate, double mu) -> {
            m[i] = mu * m[i] - rate * g[i];
            values[i] += m[i];
          }
          case Adam(double rate, double beta1, double beta2, double epsilon) -> {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            double mean = m[i] / (1 - Math.pow(beta1, updates));
            double square = v[i] / (1 - Math.pow(beta2, updates));
            values[i] -= rate * mean / (Math.sqrt(square) + epsilon);
          }
        }
      }
    });
  }
}
