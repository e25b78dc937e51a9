package dev.latchkey.audit.flow;

/// Somebody else has appended to the log, or it goes on as another generation: its position must be
/// found out anew.
public final class LogMovedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param origin the log
  public LogMovedException(String origin) {
    super(origin + " has moved");
  }
}
