package dev.latchkey.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells the user how the stack comes up. Thread-safe.
public final class Progress {
  private final PrintStream out;

  /// @param out where the lines go
  public Progress(PrintStream out) {
    this.out = out;
  }

  /// A sentence.
  public void say(String line) {
    out.println(line);
  }

  void ready(RunningPart part, Duration time) {
    out.println(
        String.format(
            Locale.ROOT,
            "  ✓ %-19s %-46s %5.1f s%s",
            part.name(),
            part.url(),
            time.toMillis() / 1000.0,
            part.pid() == null ? "  (yours)" : ""));
  }

  void failed(PartName name, String reason) {
    out.println("  ✗ " + name + " " + reason);
  }
}
