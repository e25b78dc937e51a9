package dev.latchkey.contracts.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The file `postmaster.pid` in which a PostgreSQL server says who it is and whether it is ready.
///
/// Lines by position: process id, data folder, start time, port, socket folder, listen address,
/// shared memory key, and the state, which is padded with blanks (PostgreSQL sources,
/// `miscadmin.h`).
record PostmasterFile(Path path) {
  private static final int STATE_LINE = 7;

  static PostmasterFile in(Path dataFolder) {
    return new PostmasterFile(dataFolder.resolve("postmaster.pid"));
  }

  /// The live server process that the file names, or empty if there is no file or its process is
  /// gone.
  Optional<ProcessHandle> process() {
    List<String> lines = lines();
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(PostmasterFile::isPostgres);
  }

  /// Whether the server that has this process id takes connections.
  boolean saysReady(long pid) {
    List<String> lines = lines();
    return lines.size() > STATE_LINE
        && lines.getFirst().strip().equals(Long.toString(pid))
        && lines.get(STATE_LINE).strip().equals("ready");
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    }
  }

  /// Process ids are used again: only a process whose program is called postgres counts.
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(Path::of).filter(p -> p.endsWith("postgres")).isPresent();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
