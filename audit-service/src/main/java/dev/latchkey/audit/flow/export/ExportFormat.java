package dev.latchkey.audit.flow.export;

/// How exported events are written.
public enum ExportFormat {
  /// A JSON object for each event, one in a line, as the API shows it.
  NDJSON("ndjson"),
  /// RFC 4180, a line for each event.
  CSV("csv"),
  /// A JSON object of OCSF 1.8.0 for each event, one in a line.
  OCSF("ocsf");

  private final String text;

  ExportFormat(String text) {
    this.text = text;
  }

  /// The name in the API.
  @Override
  public String toString() {
    return text;
  }
}
