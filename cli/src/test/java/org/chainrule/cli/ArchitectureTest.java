package org.chainrule.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the rooms, as ARCHITECTURE.md draws them. */
class ArchitectureTest {
  /** A room's name ↦ the rooms and libraries it may know. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.of(
          "expression", Set.of(),
          "language", Set.of("org.chainrule.expression"),
          "judge", Set.of("org.chainrule.expression"),
          "calculus", Set.of("org.chainrule.expression", "org.chainrule.judge"),
          "check",
              Set.of(
                  "org.chainrule.expression",
                  "org.chainrule.language",
                  "org.chainrule.judge",
                  "org.chainrule.calculus"),
          "report",
              Set.of(
                  "org.chainrule.expression",
                  "org.chainrule.language",
                  "org.chainrule.judge",
                  "org.chainrule.calculus",
                  "org.chainrule.check",
                  "javax.xml.stream..",
                  "tools.jackson.."),
          "engine", Set.of("org.chainrule.expression", "jdk.incubator.vector"),
          "training",
              Set.of(
                  "org.chainrule.expression",
                  "org.chainrule.language",
                  "org.chainrule.calculus",
                  "org.chainrule.engine",
                  "de.siegmar.fastcsv..",
                  "com.fasterxml.jackson.annotation..",
                  "tools.jackson.."),
          "cli",
              Set.of(
                  "org.chainrule.expression",
                  "org.chainrule.language",
                  "org.chainrule.judge",
                  "org.chainrule.calculus",
                  "org.chainrule.check",
                  "org.chainrule.report",
                  "org.chainrule.engine",
                  "org.chainrule.training",
                  "picocli..",
                  "com.fasterxml.jackson.annotation..",
                  "tools.jackson.."));

  /** Modules of the build that stand beside the rooms. */
  private static final Set<String> NO_ROOMS = Set.of("testing", "benchmarks");

  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .importPaths(MAY_KNOW.keySet().stream().map(ArchitectureTest::classesOf).toList());

  @Test
  void everyModuleOfTheBuildIsChecked() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    List<String> modules =
        Pattern.compile("<module>(\\w+)</module>")
            .matcher(pom)
            .results()
            .map(found -> found.group(1))
            .filter(module -> !NO_ROOMS.contains(module))
            .toList();
    assertThat(modules).containsExactlyInAnyOrderElementsOf(MAY_KNOW.keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomKnowsOnlyWhatItMay(String room) {
    String[] allowed =
        Stream.of(
                Stream.of("java..", "org.jspecify.annotations", packageOf(room)),
                MAY_KNOW.getOrDefault(room, Set.of()).stream())
            .flatMap(names -> names)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packageOf(room))
        .should()
        .dependOnClassesThat(not(resideInAnyPackage(allowed)))
        .check(ROOMS);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomIsOneFlatPackageAndWasRead(String room) {
    JavaClasses classes = new ClassFileImporter().importPath(classesOf(room));
    assertThat(classes)
        .as("classes of %s", room)
        .extracting(JavaClass::getPackageName)
        .isNotEmpty()
        .containsOnly(packageOf(room));
    assertThat(ROOMS.that(resideInAPackage(packageOf(room))))
        .as("checked of %s", room)
        .isNotEmpty();
  }

  @Test
  void thereIsNoCycleBetweenRooms() {
    slices().matching("org.chainrule.(*)..").should().beFreeOfCycles().check(ROOMS);
  }

  private static List<String> rooms() {
    return MAY_KNOW.keySet().stream().sorted().toList();
  }

  private static String packageOf(String room) {
    return "org.chainrule." + room;
  }

  /**
   * Read from the build's folders, since the class path and the module path each show only a part.
   */
  private static Path classesOf(String room) {
    return Path.of("..", room, "target", "classes");
  }
}
