package dev.latchkey.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/// The log of one part. Each run begins it anew and the logs of two earlier runs are kept, so that
/// logs stay bounded.
///
/// @param path the log of this run
public record LogFile(Path path) {
  private static final int EARLIER_RUNS = 2;

  /// Moves the log of the last run aside; does nothing when there is none.
  public void beginAnew() {
    try {
      Files.createDirectories(path.getParent());
      for (int age = EARLIER_RUNS; age > 0; age--) {
        Path younger = age == 1 ? path : aged(age - 1);
        if (Files.exists(younger)) {
          Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move " + path + " aside", e);
    }
  }

  /// The last lines of this run, fewer when there are fewer.
  public List<String> lastLines(int count) {
    if (!Files.exists(path)) {
      return List.of();
    }
    Deque<String> last = new ArrayDeque<>();
    // A log is not always well-formed UTF-8, and every byte is a character of Latin 1.
    try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
      lines.forEach(
          line -> {
            last.addLast(utf8(line));
            if (last.size() > count) {
              last.removeFirst();
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
    return List.copyOf(last);
  }

  private Path aged(int age) {
    return path.resolveSibling(path.getFileName().toString().replace(".log", "." + age + ".log"));
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
