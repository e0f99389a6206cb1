package org.chainrule.training;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first line of scikit-learn's data files, such as {@code 150,4,setosa,versicolor,virginica}:
 * 150 rows of 4 features and a class number 0, 1, 2 that stands for one of the names.
 *
 * @param rows how many rows follow
 * @param features how many features a row has before its class number
 * @param classNames the name of each class number, from 0
 */
record SizesLine(long rows, int features, List<String> classNames) {
  SizesLine {
    classNames = List.copyOf(classNames);
  }

  /** Whether two whole numbers and at least two different names stand above a row of numbers. */
  static boolean recognised(List<String> first, List<String> second) {
    return first.size() >= 4
        && first.subList(0, 2).stream().allMatch(field -> field.matches("[1-9][0-9]{0,8}"))
        && first.stream().skip(2).noneMatch(NumberText::matches)
        && first.stream().skip(2).noneMatch(NumberText::missing)
        && second.stream().allMatch(NumberText::matches);
  }

  /**
   * @param columns how many columns the next row has
   * @throws DataException if that is not one more than the announced features, or a name is double
   */
  static SizesLine of(String source, long line, List<String> fields, int columns) {
    int features = Integer.parseInt(fields.get(1));
    List<String> names = fields.subList(2, fields.size());
    if (features + 1 != columns) {
      throw new DataException(
          Place.row(source, line),
          "announces %s and a class, but the next row has %s"
              .formatted(Wording.count(features, "feature"), Wording.count(columns, "column")),
          "Correct the second number of that line, or delete the line.");
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw new DataException(
          Place.row(source, line),
          "names a class twice (" + Wording.list(names) + ")",
          "Give every class its own name.");
    }
    return new SizesLine(Long.parseLong(fields.getFirst()), features, names);
  }

  /**
   * @throws DataException if the number of rows read is not the announced one
   */
  void verifyRows(String source, long found) {
    if (found != rows) {
      throw new DataException(
          Place.row(source, 1),
          "announces %s, but %s follow".formatted(Wording.count(rows, "row"), found),
          "Fetch the file again, or correct the first number of that line.");
    }
  }

  /** The class name for a class number's text. */
  String className(Place place, String text) {
    double number = NumberText.parse(text);
    return IntStream.range(0, classNames.size())
        .filter(k -> k == number)
        .mapToObj(classNames::get)
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                place.toString(),
                "%s is no class number, wanted 0 to %s (%s)"
                    .formatted(
                        Wording.quoted(text), classNames.size() - 1, Wording.list(classNames)),
                "Correct it, or add the class's name to the first line."));
  }
}
