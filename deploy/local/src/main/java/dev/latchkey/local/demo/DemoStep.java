package dev.latchkey.local.demo;

/// One thing that the demo shows.
interface DemoStep {

  /// Names the step in the JSON output; stays the same over versions.
  String name();

  /// What it shows, in a sentence for the reader of the output.
  String title();

  /// Does it, and leaves in the session what later steps need.
  ///
  /// @throws RuntimeException if it does not come out as it must; the message says why
  Evidence run(DemoSession session);
}
