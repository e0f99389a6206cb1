package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  @TempDir Path temporary;

  private Folder folder() {
    return new Folder(temporary);
  }

  private static double[][] features(Dataset data) {
    double[][] rows = new double[data.size()][data.features().columns()];
    IntStream.range(0, data.size()).forEach(i -> data.features().copyRow(i, rows[i], 0));
    return rows;
  }

  private static Target.Classes classes(Dataset data) {
    return (Target.Classes) data.target();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,kind\n1,2,x\n3,4,y\n",
        "a;b;kind\r\n1;2;x\r\n3;4;y",
        "a\tb\tkind\n1\t2\tx\n\n3\t4\ty\n\n",
        "\uFEFFa,b,kind\n1,2,x\n3,4,y\n",
        "\"a\" , b , kind\n 1,\"2\", x\n3,4 ,\"y\"\n"
      })
  void readsTheUsualForms(String text) {
    Path file = folder().write("data.csv", text);
    Dataset data = Dataset.read(file, DataSettings.classes("kind"));
    assertThat(features(data)).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    assertThat(classes(data).names()).containsExactly("x", "y");
    assertThat(classes(data).indices()).containsExactly(0, 1);
    assertThat(data.schema())
        .isEqualTo(new Schema(3, List.of("a", "b"), new Schema.Classes("kind", List.of("x", "y"))));
  }

  @Test
  void readsGzipWhateverItsName() {
    Path file = folder().write("data.csv", Folder.gzip("\uFEFF1,2,7\n3,4,8\n"));
    Dataset data = Dataset.read(file, DataSettings.classes("last"));
    assertThat(data.schema().features()).containsExactly("c1", "c2");
    assertThat(classes(data).names()).containsExactly("7", "8");
  }

  @Test
  void readsNumbersBetweenSpaces() {
    Path file = folder().write("data.txt", "59 1.5e0 0\n48 -1 1\n");
    Dataset data = Dataset.read(file, DataSettings.classes("last"));
    assertThat(features(data)).isDeepEqualTo(new double[][] {{59, 1.5}, {48, -1}});
  }

  @ParameterizedTest
  @ValueSource(strings = {"last", "c3", "3"})
  void withoutHeaderColumnsHaveNumbers(String target) {
    Path file = folder().write("data.csv", "1,2,0\n3,4,1\n");
    Dataset data = Dataset.read(file, DataSettings.classes(target));
    assertThat(data.schema())
        .isEqualTo(new Schema(3, List.of("c1", "c2"), new Schema.Classes("c3", List.of("0", "1"))));
  }

  @Test
  void firstRowLikeTheSecondIsNoHeader() {
    Path file = folder().write("data.csv", "5.1,3.5,setosa\n4.9,3.0,virginica\n");
    Dataset data = Dataset.read(file, DataSettings.classes("last"));
    assertThat(data.size()).isEqualTo(2);
    assertThat(classes(data).names()).containsExactly("setosa", "virginica");
  }

  @Test
  void headerMayHoldANumberOrAnEmptyName() {
    Path file = folder().write("data.csv", ",2020,kind\n1,2,x\n3,4,y\n");
    Dataset data = Dataset.read(file, DataSettings.classes("kind"));
    assertThat(data.schema().features()).containsExactly("c1", "2020");
  }

  @Test
  void readsSizesLineOfIris() {
    Dataset data = Dataset.read(folder().resource("iris.csv"), DataSettings.classes("last"));
    assertThat(data.size()).isEqualTo(150);
    assertThat(data.schema())
        .isEqualTo(
            new Schema(
                5,
                List.of("c1", "c2", "c3", "c4"),
                new Schema.Classes("c5", List.of("setosa", "versicolor", "virginica"))));
    assertThat(counts(classes(data)))
        .isEqualTo(Map.of("setosa", 50, "versicolor", 50, "virginica", 50));
    assertThat(data.features().at(149, 0)).isEqualTo((float) 5.9);
  }

  @Test
  void sizesLineKeepsTheOrderOfItsClasses() {
    Path file = folder().write("data.csv", "2,1,malignant,benign\n1.5,1\n2.5,0\n");
    Dataset data = Dataset.read(file, DataSettings.classes("last"));
    assertThat(classes(data).names()).containsExactly("malignant", "benign");
    assertThat(classes(data).indices()).containsExactly(1, 0);
  }

  @Test
  void dropsPenguinsWithoutValues() {
    DataSettings settings =
        DataSettings.classes("species")
            .withColumns(
                List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"))
            .withMissing(DataSettings.Missing.DROP);
    Dataset data = Dataset.read(folder().resource("penguins.csv"), settings);
    assertThat(data.size()).isEqualTo(342);
    assertThat(counts(classes(data)))
        .isEqualTo(Map.of("Adelie", 151, "Chinstrap", 68, "Gentoo", 123));
  }

  @Test
  void missingValuesInOtherColumnsDoNotMatter() {
    DataSettings settings = DataSettings.classes("species").withColumns(List.of("year"));
    Dataset data = Dataset.read(folder().resource("penguins.csv"), settings);
    assertThat(data.size()).isEqualTo(344);
  }

  private static Map<String, Integer> counts(Target.Classes classes) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int index : classes.indices()) {
      counts.merge(classes.names().get(index), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void numericClassesAreOrderedByValue() {
    Path file = folder().write("data.csv", "1,10\n1,9\n1,-1\n1,9.0\n");
    Target.Classes classes = classes(Dataset.read(file, DataSettings.classes("last")));
    assertThat(classes.names()).containsExactly("-1", "9", "10");
    assertThat(classes.indices()).containsExactly(2, 1, 0, 1);
  }

  @Test
  void readsSeveralTargetNumbers() {
    Path file = folder().write("data.csv", "a,t,b,u\n1,10,2,20\n3,30,4,40\n");
    DataSettings settings =
        new DataSettings(
            List.of("b", "a"),
            List.of("t", "u"),
            DataSettings.Kind.NUMBERS,
            DataSettings.Missing.ERROR,
            Storage.FLOAT64);
    Dataset data = Dataset.read(file, settings);
    assertThat(features(data)).isDeepEqualTo(new double[][] {{2, 1}, {4, 3}});
    double[] target = new double[3];
    data.target().copyRow(1, target, 1);
    assertThat(target).containsExactly(0, 30, 40);
    assertThat(data.target().width()).isEqualTo(2);
  }

  @Test
  void withoutTargetAllColumnsAreFeatures() {
    Path file = folder().write("data.csv", "1,2\n3,4\n");
    DataSettings settings =
        new DataSettings(
            List.of(),
            List.of(),
            DataSettings.Kind.NUMBERS,
            DataSettings.Missing.ERROR,
            Storage.FLOAT64);
    Dataset data = Dataset.read(file, settings);
    assertThat(data.target()).isEqualTo(new Target.Absent());
    assertThat(data.features().columns()).isEqualTo(2);
  }

  @Test
  void laterFilesAreReadByName() {
    Schema schema =
        new Schema(3, List.of("a", "b"), new Schema.Classes("kind", List.of("x", "y", "z")));
    Path file = folder().write("new.csv", "kind,extra,b,a\nz,?,2,1\n");
    Dataset data = Dataset.read(file, schema, Storage.FLOAT64);
    assertThat(features(data)).isDeepEqualTo(new double[][] {{1, 2}});
    assertThat(classes(data).indices()).containsExactly(2);
    assertThat(Dataset.readFeatures(file, schema, Storage.FLOAT64).target())
        .isEqualTo(new Target.Absent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2\n", "x,y\n1,2\n", "9,1,2\n", "k,x,y\n9,1,2\n"})
  void laterFilesWithoutNamesAreReadByPosition(String text) {
    // Trained on a file without header whose first column was the target.
    Schema schema = new Schema(3, List.of("c2", "c3"), new Schema.Classes("c1", List.of("8", "9")));
    Path file = folder().write("new.csv", text);
    Dataset data = Dataset.readFeatures(file, schema, Storage.FLOAT64);
    assertThat(features(data)).isDeepEqualTo(new double[][] {{1, 2}});
  }

  @Test
  void labelsOfLaterFilesMayBeWrittenAsOtherNumbers() {
    Schema schema = new Schema(2, List.of("c1"), new Schema.Classes("c2", List.of("8", "9")));
    Path file = folder().write("new.csv", "1,9.0\n");
    assertThat(classes(Dataset.read(file, schema, Storage.FLOAT64)).indices()).containsExactly(1);
  }

  @Test
  void manyRowsFitBlocks() {
    StringBuilder text = new StringBuilder("a,b,c,t\n");
    IntStream.range(0, 30_000)
        .forEach(i -> text.append("%d,%d,%d,%d\n".formatted(i, -i, i % 7, i % 2)));
    Path file = folder().write("data.csv", text.toString());
    Dataset data = Dataset.read(file, DataSettings.classes("t"));
    assertThat(data.size()).isEqualTo(30_000);
    float[] row = new float[3];
    for (int i : new int[] {0, 10_921, 10_922, 10_923, 29_999}) {
      data.features().copyRow(i, row, 0);
      assertThat(row).containsExactly(i, -i, i % 7);
    }
  }

  @Test
  void programsMakeDataToo() {
    Dataset data =
        Dataset.of("xor", new double[][] {{0, 0}, {0, 1}}, new int[] {0, 1}, List.of("0", "1"));
    assertThat(data.schema().features()).containsExactly("c1", "c2");
    assertThat(data.size()).isEqualTo(2);
  }
}
