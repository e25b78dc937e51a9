package dev.latchkey.system.crash;

import java.util.ArrayDeque;
import java.util.Deque;

/// How everything that was started is ended: the last first, each once, whoever asks. Also when the
/// JVM ends before the test does: a frozen process would stay for ever. Thread-safe.
final class Endings implements AutoCloseable {
  private final Deque<Runnable> open = new ArrayDeque<>();

  Endings() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-crash-stack"));
  }

  synchronized void add(Runnable ending) {
    open.push(ending);
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
