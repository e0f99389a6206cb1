package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The full text of every message about a data file. */
class DataMessagesTest {
  @TempDir Path temporary;

  private Folder folder() {
    return new Folder(temporary);
  }

  private String complaint(byte[] content, DataSettings settings) {
    Path file = folder().write("data.csv", content);
    return folder().complaint(() -> Dataset.read(file, settings));
  }

  private String complaint(String text, DataSettings settings) {
    return complaint(text.getBytes(StandardCharsets.UTF_8), settings);
  }

  private String complaint(String text) {
    return complaint(text, DataSettings.classes("last"));
  }

  @Test
  void missingFile() {
    assertThat(
            folder()
                .complaint(
                    () -> Dataset.read(temporary.resolve("no.csv"), DataSettings.classes("last"))))
        .isEqualTo("no.csv: there is no such file. Check the path.");
  }

  @Test
  void aFolder() {
    assertThat(folder().complaint(() -> Dataset.read(temporary, DataSettings.classes("last"))))
        .isEqualTo("FOLDER: is a folder, not a file. Name a file in it.");
  }

  @Test
  void emptyFile() {
    assertThat(complaint("")).isEqualTo("data.csv: is empty. Give a file with one row a sample.");
    assertThat(complaint(Folder.gzip(""), DataSettings.classes("last")))
        .isEqualTo("data.csv: is empty. Give a file with one row a sample.");
  }

  @Test
  void blankFile() {
    assertThat(complaint("\n\n\n"))
        .isEqualTo("data.csv: has no rows. Give a file with one row a sample.");
  }

  @Test
  void headerOnly() {
    assertThat(complaint("a,b,c\n"))
        .isEqualTo("data.csv: has a header but no rows. Give a file with one row a sample.");
  }

  @Test
  void binaryFile() {
    assertThat(
            complaint(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1}, DataSettings.classes("last")))
        .isEqualTo(
            "data.csv: is a binary file, wanted a table as text."
                + " Export it as CSV (comma, semicolon or tab between the columns).");
  }

  @Test
  void otherEncodings() {
    assertThat(
            complaint("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16), DataSettings.classes("last")))
        .isEqualTo("data.csv: is UTF-16 text, wanted UTF-8. Save it as UTF-8.");
    assertThat(
            complaint(
                "größe,t\n1,2\n".getBytes(StandardCharsets.ISO_8859_1),
                DataSettings.classes("last")))
        .isEqualTo("data.csv: is not UTF-8 text. Save it as UTF-8.");
  }

  @Test
  void gzipTruncatedAndDamaged() {
    byte[] whole = Folder.gzip("1,2,3\n".repeat(50_000));
    assertThat(complaint(Arrays.copyOf(whole, whole.length - 20), DataSettings.classes("last")))
        .isEqualTo("data.csv: its gzip data ends too early. Fetch or pack the file again.");
    byte[] damaged = whole.clone();
    damaged[whole.length - 5] ^= 1;
    assertThat(complaint(damaged, DataSettings.classes("last")))
        .isEqualTo("data.csv: its gzip data is damaged. Fetch or pack the file again.");
  }

  @Test
  void raggedRows() {
    assertThat(complaint("a,b,c\n1,2,x\n\n1,2\n"))
        .isEqualTo(
            "data.csv, row 4: has 2 fields, wanted 3 like the first row."
                + " Complete the row or delete it.");
    assertThat(complaint("1,2,3\n1,2,3,4\n"))
        .isEqualTo(
            "data.csv, row 2: has 4 fields, wanted 3 like the first row."
                + " Complete the row or delete it.");
  }

  @Test
  void brokenQuotes() {
    assertThat(complaint("a,b\n1,x\n2,\"y\"z\n"))
        .isEqualTo(
            "data.csv, after its first 1 row: a quoted field is not closed properly, or is longer"
                + " than 16 million characters. Check the quotation marks there.");
  }

  @Test
  void textInANumberColumn() {
    assertThat(complaint("a,b,c\n1,2,x\n1,abc,y\n"))
        .isEqualTo(
            "data.csv, row 3, column b: \"abc\" is not a number."
                + " Correct it, or choose the columns of numbers with columns = ….");
  }

  @ParameterizedTest
  @CsvSource({"0x10", "1f", "1d", "--1", "1e", ".", "+", "1.2.3", "1 2"})
  void whatJavaOrPeopleTakeForNumbers(String text) {
    assertThat(complaint("a,b\n" + text + ",x\n1,y\n"))
        .isEqualTo(
            "data.csv, row 2, column a: \""
                + text
                + "\" is not a number."
                + " Correct it, or choose the columns of numbers with columns = ….");
  }

  @Test
  void decimalComma() {
    assertThat(complaint("a;b\n1,5;x\n2,5;y\n"))
        .isEqualTo(
            "data.csv, row 2, column a: \"1,5\" is not a number."
                + " Write decimals with a point, as in 1.5.");
  }

  @Test
  void missingValues() {
    assertThat(complaint("a,b\n1,x\nNA,y\n"))
        .isEqualTo(
            "data.csv, row 3, column a: the value is missing (\"NA\")."
                + " Fill it in, or leave such rows out with impute = drop.");
    assertThat(complaint("a,b\n1,x\n2,\n"))
        .isEqualTo(
            "data.csv, row 3, column b: the value is missing (\"\")."
                + " Fill it in, or leave such rows out with impute = drop.");
  }

  @Test
  void nothingLeftAfterDropping() {
    assertThat(
            complaint(
                "a,b\nNA,x\n?,y\n",
                DataSettings.classes("last").withMissing(DataSettings.Missing.DROP)))
        .isEqualTo(
            "data.csv: every row lacks a value, so impute = drop leaves none."
                + " Choose columns that are filled with columns = ….");
  }

  @ParameterizedTest
  @CsvSource({"NaN", "-inf", "Infinity"})
  void notFinite(String text) {
    assertThat(complaint("a,b\n1,x\n" + text + ",y\n"))
        .isEqualTo(
            "data.csv, row 3, column a: \""
                + text
                + "\" is not a finite number. Correct it, or leave it empty and set impute ="
                + " drop.");
  }

  @Test
  void tooLarge() {
    assertThat(complaint("a,b\n1,x\n1e39,y\n"))
        .isEqualTo(
            "data.csv, row 3, column a: \"1e39\" is too large."
                + " Correct it, or choose the columns of numbers with columns = ….");
    assertThat(
            complaint(
                "a,b\n1,x\n1e309,y\n", DataSettings.classes("last").withStorage(Storage.FLOAT64)))
        .isEqualTo(
            "data.csv, row 3, column a: \"1e309\" is too large."
                + " Correct it, or choose the columns of numbers with columns = ….");
  }

  @Test
  void tooFineForFloats() {
    String text = "time,b\n1700000001,x\n1700000099,y\n";
    assertThat(complaint(text))
        .isEqualTo(
            "data.csv, column time: the values, from 1700000001 to 1700000099, differ too little"
                + " for float32. Set precision = float64, or subtract a constant from the column.");
    Dataset read =
        Dataset.read(
            temporary.resolve("data.csv"), DataSettings.classes("b").withStorage(Storage.FLOAT64));
    assertThat(read.features().at(0, 0)).isEqualTo(1700000001);
  }

  @Test
  void unknownColumn() {
    assertThat(complaint("petal,sepal,kind\n1,2,x\n", DataSettings.classes("kinds")))
        .isEqualTo(
            "data.csv: has no column \"kinds\"; it has petal, sepal, kind. Did you mean kind?");
    assertThat(complaint("1,2,3\n", DataSettings.classes("label")))
        .isEqualTo(
            "data.csv: has no column \"label\"; it has no header, so its 3 columns are called"
                + " c1 to c3. Name one of them, a position such as 1, or last.");
  }

  @Test
  void columnChosenTwice() {
    assertThat(complaint("a,b\n1,x\n", DataSettings.classes("b").withColumns(List.of("a", "2"))))
        .isEqualTo("data.csv: column b is chosen twice. Name it once, in columns or as target.");
  }

  @Test
  void columnsOfOneName() {
    assertThat(complaint("a,b,a\n1,2,x\n"))
        .isEqualTo("data.csv, row 1: two columns are called a. Give every column its own name.");
  }

  @Test
  void onlyATarget() {
    assertThat(complaint("kind\nx\ny\n"))
        .isEqualTo(
            "data.csv: has no column besides the target kind. Add a column of numbers to learn"
                + " from.");
  }

  @Test
  void severalColumnsOfClasses() {
    DataSettings settings =
        new DataSettings(
            List.of(),
            List.of("b", "c"),
            DataSettings.Kind.CLASSES,
            DataSettings.Missing.ERROR,
            Storage.FLOAT32);
    assertThat(complaint("a,b,c\n1,2,3\n", settings))
        .isEqualTo(
            "data.csv: the classes are to stand in 2 columns (b, c), wanted one."
                + " Name one target column.");
  }

  @Test
  void oneClassOnly() {
    assertThat(complaint("a,b\n1,x\n2,x\n"))
        .isEqualTo(
            "data.csv, column b: all 2 samples are of one class (x), wanted at least two."
                + " Add samples of another class, or choose another target.");
  }

  @Test
  void sizesLineThatDoesNotFit() {
    assertThat(complaint("3,1,no,yes\n1,0\n2,1\n"))
        .isEqualTo(
            "data.csv, row 1: announces 3 rows, but 2 follow."
                + " Fetch the file again, or correct the first number of that line.");
    assertThat(complaint("2,3,no,yes\n1,0\n2,1\n"))
        .isEqualTo(
            "data.csv, row 1: announces 3 features and a class, but the next row has 2 columns."
                + " Correct the second number of that line, or delete the line.");
    assertThat(complaint("2,1,no,no\n1,0\n2,1\n"))
        .isEqualTo("data.csv, row 1: names a class twice (no, no). Give every class its own name.");
    assertThat(complaint("2,1,no,yes\n1,0\n2,2\n"))
        .isEqualTo(
            "data.csv, row 3, column c2: \"2\" is no class number, wanted 0 to 1 (no, yes)."
                + " Correct it, or add the class's name to the first line.");
  }

  private static final Schema SCHEMA =
      new Schema(3, List.of("a", "b"), new Schema.Classes("kind", List.of("Adelie", "Gentoo")));

  private String later(String text, Schema schema, boolean answers) {
    Path file = folder().write("new.csv", text);
    return folder()
        .complaint(() -> {
          if (answers) {
            Dataset.read(file, schema, Storage.FLOAT32);
          } else {
            Dataset.readFeatures(file, schema, Storage.FLOAT32);
          }
        });
  }

  @Test
  void unknownLabelLater() {
    assertThat(later("a,b,kind\n1,2,Gentoo\n1,2,Gentu\n", SCHEMA, true))
        .isEqualTo(
            "new.csv, row 3, column kind: \"Gentu\" is no class of this network, which knows"
                + " Adelie, Gentoo. Correct the label, or train with samples of that class.");
  }

  @Test
  void wrongNumberOfFeaturesLater() {
    assertThat(later("a,kind\n1,Gentoo\n", SCHEMA, false))
        .isEqualTo(
            "new.csv: has 1 of the 2 features of this network; missing: b."
                + " Add the missing columns, or correct their names in the header.");
    assertThat(later("1,2,3,4\n", SCHEMA, false))
        .isEqualTo(
            "new.csv: has 4 columns, but this network has 2 features (a, b)."
                + " Give the columns of the training file in the same order.");
    assertThat(later("1\n", SCHEMA, true))
        .isEqualTo(
            "new.csv: has 1 column, but this network has 2 features (a, b) and 1 target column."
                + " Give the columns of the training file in the same order.");
  }

  @Test
  void noTargetLater() {
    assertThat(later("a,b\n1,2\n", SCHEMA, true))
        .isEqualTo(
            "new.csv: has no target column kind. Add it, or use predict, which needs no target.");
  }

  @Test
  void noHeaderLater() {
    assertThat(later("1,2,Gentoo\n1,2,Adelie\n", SCHEMA, true))
        .isEqualTo(
            "new.csv: has no header, and the network knows its columns by name (a, b)."
                + " Add the header line of the training file.");
  }

  @Test
  void longAndStrangeTextIsCut() {
    assertThat(complaint("a,b\n1,x\n\"" + "z\n".repeat(1000) + "\",y\n"))
        .isEqualTo(
            "data.csv, row 3, column a: \""
                + "z�".repeat(20)
                + "…\" is not a number."
                + " Correct it, or choose the columns of numbers with columns = ….");
  }
}
