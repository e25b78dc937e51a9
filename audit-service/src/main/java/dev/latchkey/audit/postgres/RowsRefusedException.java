package dev.latchkey.audit.postgres;

/// PostgreSQL refuses what stands in the rows, as it will each time.
public final class RowsRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RowsRefusedException(Throwable cause) {
    super("PostgreSQL refuses the rows", cause);
  }
}
