package dev.latchkey.audit.postgres;

/// PostgreSQL cannot be reached, is starting or stopping, or does not answer in time. Whether a
/// transaction that was being committed took place is then unknown.
public final class DatabaseUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(Throwable cause) {
    super("PostgreSQL is unavailable", cause);
  }
}
