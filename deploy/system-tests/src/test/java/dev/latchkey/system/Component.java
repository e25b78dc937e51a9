package dev.latchkey.system;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A component as `./latchkey status --json` shows it.
record Component(
    String name,
    String kind,
    boolean ready,
    @Nullable String url,
    @Nullable String adminUrl,
    @Nullable Long pid) {

  URI address() {
    return URI.create(String.valueOf(url));
  }

  URI administration() {
    return URI.create(String.valueOf(adminUrl));
  }

  ProcessHandle process() {
    if (pid == null) {
      throw new IllegalStateException(name + " has no process");
    }
    return ProcessHandle.of(pid).orElseThrow();
  }
}
