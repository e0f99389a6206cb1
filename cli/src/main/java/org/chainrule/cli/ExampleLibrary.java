package org.chainrule.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The examples that travel inside the program: the folders of {@code examples/}. */
final class ExampleLibrary implements AutoCloseable {
  private static final String INDEX = "examples/README.md";

  private final Path folder;
  private final List<AutoCloseable> opened;

  private ExampleLibrary(Path folder, List<AutoCloseable> opened) {
    this.folder = folder;
    this.opened = opened;
  }

  /**
   * An example.
   *
   * @param line what it shows, in a line
   */
  record Example(String name, String line) {}

  /** Opens them where they are: in a jar, in a run-time image or in a folder of classes. */
  static ExampleLibrary open() {
    URL index = Objects.requireNonNull(Main.class.getResource(INDEX));
    try {
      URI uri = index.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new ExampleLibrary(parent(Path.of(uri)), List.of());
      }
      FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
      return new ExampleLibrary(parent(jar.provider().getPath(uri)), List.of(jar));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  /** All examples, by name. */
  List<Example> all() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(Files::isDirectory)
          .map(path -> new Example(name(path), line(path)))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an example can be trained. */
  boolean hasData(String name) {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.anyMatch(file -> file.toString().contains(".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies an example's files.
   *
   * @param target a folder, which is made unless it is there and empty
   * @return the files, in order
   * @throws CliException if it can't be made, or holds files already
   */
  List<Path> copy(String name, Path target) {
    if (Files.exists(target) && !isEmptyFolder(target)) {
      throw new CliException(
          target.toString(),
          Files.isDirectory(target)
              ? "is there already and not empty; nothing was overwritten"
              : "is a file, wanted a folder",
          "Name another folder: chainrule examples " + name + " DIR");
    }
    try (Stream<Path> all = Files.walk(folder.resolve(name))) {
      List<Path> sources = all.filter(Files::isRegularFile).sorted().toList();
      List<Path> copies = new ArrayList<>();
      for (Path source : sources) {
        Path copy = target.resolve(folder.resolve(name).relativize(source).toString());
        Files.createDirectories(parent(copy));
        try (InputStream in = Files.newInputStream(source)) {
          Files.copy(in, copy);
        }
        copies.add(copy);
      }
      return copies;
    } catch (IOException e) {
      throw new CliException(
          target.toString(),
          "cannot be written (" + Output.reason(e) + ")",
          "Name a folder you may write to: chainrule examples " + name + " DIR");
    }
  }

  private static boolean isEmptyFolder(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new CliException(
          path.toString(), "cannot be read (" + Output.reason(e) + ")", "Name another folder.");
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString().replace("/", "");
  }

  /** The first line of its README that is no heading. */
  private static String line(Path example) {
    try (Stream<String> lines = Files.lines(example.resolve("README.md"))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
