package dev.latchkey.contracts.testkit.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Files that a process wrote: logs, dumps.
public final class FilePlaces {
  private FilePlaces() {}

  /// Every file below the folder, each as one place, and its name as another.
  public static Stream<Place> under(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files = paths.filter(Files::isRegularFile).toList();
      return files.stream().flatMap(file -> places(folder, file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search " + folder, e);
    }
  }

  private static Stream<Place> places(Path folder, Path file) {
    String name = folder.relativize(file).toString();
    String source = "file " + name;
    try {
      return Stream.of(
          Place.of(source, "content", Files.readAllBytes(file)), Place.of(source, "name", name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
