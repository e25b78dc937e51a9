package dev.latchkey.routing.postgres;

import java.sql.SQLException;

/// PostgreSQL did not do what it was asked, or did not say so. The statement may have been carried
/// out. Ask again later.
public final class DatabaseUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  // The message of the driver is not taken over: it may repeat what was being written.
  DatabaseUnavailable(SQLException cause) {
    super("PostgreSQL failed with SQLSTATE " + cause.getSQLState());
  }
}
