package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.DoubleStream;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Matrix;

/** A generated Java class, compiled: to be called with values by name. */
final class CompiledCode {
  private final Class<?> type;

  private CompiledCode(Class<?> type) {
    this.type = type;
  }

  /** Compiles the code of all subjects in one go, each in a package of its name. */
  static Map<String, CompiledCode> all(Map<String, CodeSubject> subjects) {
    Map<String, String> sources = new LinkedHashMap<>();
    subjects.forEach((name, subject) -> sources.put(name, JavaCode.of(subject)));
    return compiled(sources);
  }

  static Map<String, CompiledCode> compiled(Map<String, String> sources) {
    try {
      Path folder = Files.createTempDirectory("generated");
      List<String> command =
          new ArrayList<>(
              List.of("-d", folder + "/classes", "--release", "17", "-Xlint:all", "-parameters"));
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve(source.getKey()).resolve("Derivatives.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + source.getKey() + ";\n" + source.getValue());
        command.add(file.toString());
      }
      StringWriter messages = new StringWriter();
      PrintWriter out = new PrintWriter(messages);
      int status =
          ToolProvider.findFirst("javac")
              .orElseThrow()
              .run(out, out, command.toArray(String[]::new));
      assertThat(messages.toString()).isEmpty();
      assertThat(status).isZero();
      URL classes = folder.resolve("classes").toUri().toURL();
      Map<String, CompiledCode> compiled = new LinkedHashMap<>();
      try (URLClassLoader loader = new URLClassLoader(new URL[] {classes})) {
        for (String name : sources.keySet()) {
          Class<?> type = loader.loadClass(name + ".Derivatives");
          for (Class<?> _ : type.getDeclaredClasses()) {
            // Loads them too, while the loader is open.
          }
          compiled.put(name, new CompiledCode(type));
        }
      }
      delete(folder);
      return compiled;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  static CompiledCode get(Map<String, CompiledCode> compiled, String name) {
    return Objects.requireNonNull(compiled.get(name));
  }

  static String identifier(String name) {
    return plain(new CodeNames(Set.of()).identifier(name));
  }

  /** Returns the entries of every result, by its name. */
  Map<String, double[]> run(Bindings bindings) {
    Map<String, Matrix> given = new HashMap<>();
    bindings.values().forEach((symbol, value) -> given.put(identifier(symbol.name()), value));
    bindings.sizes().forEach((size, value) -> given.put(size.name(), Matrix.scalar(value)));
    try {
      return hasOneMethod() ? call(given) : compute(given);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  boolean hasOneMethod() {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals("derivatives"));
  }

  /** Calls the method with these arguments as they are. */
  Object invoke(Object... arguments) throws ReflectiveOperationException {
    return method().invoke(null, arguments);
  }

  private Method method() {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("derivatives"))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, double[]> call(Map<String, Matrix> given)
      throws ReflectiveOperationException {
    Method method = method();
    List<Object> arguments = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      arguments.add(argument(parameter.getType(), parameter.getName(), given));
    }
    Object result = method.invoke(null, arguments.toArray());
    Map<String, double[]> found = new LinkedHashMap<>();
    for (RecordComponent component : method.getReturnType().getRecordComponents()) {
      found.put(plain(component.getName()), entries(component.getAccessor().invoke(result)));
    }
    return found;
  }

  /** Sets the fields of a large class, and reads them after {@code compute()}. */
  private Map<String, double[]> compute(Map<String, Matrix> given)
      throws ReflectiveOperationException {
    Object object = type.getDeclaredConstructor().newInstance();
    List<Field> results = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (given.containsKey(plain(field.getName())) || field.getType().isInterface()) {
        field.set(object, argument(field.getType(), field.getName(), given));
      } else {
        results.add(field);
      }
    }
    type.getMethod("compute").invoke(object);
    Map<String, double[]> found = new LinkedHashMap<>();
    for (Field field : results) {
      found.put(plain(field.getName()), entries(field.get(object)));
    }
    return found;
  }

  private static String plain(String name) {
    return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
  }

  private static Object argument(Class<?> type, String name, Map<String, Matrix> given) {
    if (type.isInterface()) {
      return opaque(type, name);
    }
    Matrix value = Objects.requireNonNull(given.get(plain(name)), name);
    if (type == int.class) {
      return (int) value.scalar();
    }
    return type == double.class ? (Object) value.scalar() : rows(value);
  }

  private static double[][] rows(Matrix value) {
    double[][] rows = new double[value.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(value.values(), i * value.columns(), (i + 1) * value.columns());
    }
    return rows;
  }

  private static Object opaque(Class<?> type, String name) {
    Points.WeightedSquares function = new Points.WeightedSquares();
    Method method = type.getMethods()[0];
    InvocationHandler handler =
        (_, _, arguments) -> {
          List<Matrix> matrices = Arrays.stream(arguments).map(CompiledCode::matrix).toList();
          if (!name.startsWith("grad_")) {
            return function.value(matrices);
          }
          int by = 0;
          while (!name.endsWith("_" + method.getParameters()[by].getName())) {
            by++;
          }
          Matrix gradient = function.gradient(by, matrices);
          return method.getReturnType() == double.class ? gradient.scalar() : rows(gradient);
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static Matrix matrix(Object value) {
    if (value instanceof Double number) {
      return Matrix.scalar(number);
    }
    double[][] rows = (double[][]) value;
    return new Matrix(rows.length, rows.length == 0 ? 0 : rows[0].length, entries(value));
  }

  private static double[] entries(Object value) {
    if (value instanceof Double number) {
      return new double[] {number};
    }
    if (value instanceof double[] row) {
      return row;
    }
    DoubleStream.Builder all = DoubleStream.builder();
    for (int i = 0; i < Array.getLength(value); i++) {
      for (double entry : entries(Array.get(value, i))) {
        all.add(entry);
      }
    }
    return all.build().toArray();
  }
}
