package dev.latchkey.local.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Prints what is appended to a log. For one thread.
final class LogFollower implements AutoCloseable {
  private static final int MOST_AT_ONCE = 1024 * 1024;

  private final RandomAccessFile log;

  private LogFollower(RandomAccessFile log) {
    this.log = log;
  }

  static LogFollower fromBeginning(Path path) {
    return open(path, /* end= */ false);
  }

  static LogFollower fromEnd(Path path) {
    return open(path, /* end= */ true);
  }

  /// Prints what has come since the last time.
  void printNew(PrintStream out) {
    try {
      if (log.length() < log.getFilePointer()) {
        log.seek(0); // begun anew meanwhile
      }
      byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, log.length() - log.getFilePointer())];
      log.readFully(bytes);
      out.write(bytes, 0, bytes.length);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the log", e);
    }
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the log", e);
    }
  }

  private static LogFollower open(Path path, boolean end) {
    try {
      if (!Files.exists(path)) {
        Files.write(path, new byte[0], StandardOpenOption.CREATE);
      }
      RandomAccessFile log = new RandomAccessFile(path.toFile(), "r");
      if (end) {
        log.seek(log.length());
      }
      return new LogFollower(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
