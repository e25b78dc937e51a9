package dev.latchkey.local.stack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A part that was started, as the state file tells it.
///
/// @param name which part
/// @param url where clients connect
/// @param adminUrl where its health, metrics or administration is; null where there is no such
///   address
/// @param pid its process; null when it was not started by the launcher
/// @param startedAt when the process began, by the operating system's account; null when unknown
public record RunningPart(
    PartName name,
    String url,
    @Nullable String adminUrl,
    @Nullable Long pid,
    @Nullable Instant startedAt) {

  /// A part in a process of this machine.
  static RunningPart ofProcess(PartName name, String url, @Nullable String adminUrl, long pid) {
    Instant startedAt =
        ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).orElse(null);
    return new RunningPart(name, url, adminUrl, pid, startedAt);
  }

  /// A part that somebody else runs.
  static RunningPart external(PartName name, String url, @Nullable String adminUrl) {
    return new RunningPart(name, url, adminUrl, null, null);
  }
}
