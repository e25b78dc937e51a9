package dev.latchkey.local.stack;

import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

/// The file `state.json`. Written by the launcher that holds the [StackLock] only, and always
/// whole; read by everybody. Thread-safe.
public final class StateFile {
  private final Path path;

  /// @param folder the data folder of the stack
  public StateFile(StackFolder folder) {
    this.path = folder.stateFile();
  }

  /// What is known of the stack. A file that cannot be read counts as none: nothing in it is worth
  /// more than a new start, and the process ids stand in files of their own.
  public StackState read() {
    try {
      return switch (WireJson.read(Files.readAllBytes(path), StackState.class)) {
        case Parsed.Ok<StackState>(StackState state) -> state;
        case Parsed.Invalid<StackState>(String _) -> StackState.neverRun();
      };
    } catch (IOException e) {
      return StackState.neverRun();
    }
  }

  /// Replaces the state.
  synchronized void write(StackState state) {
    try {
      Path next = path.resolveSibling("state.json.next");
      Files.write(next, WireJson.write(state));
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  /// Changes what is known.
  synchronized void update(UnaryOperator<StackState> change) {
    write(change.apply(read()));
  }
}
