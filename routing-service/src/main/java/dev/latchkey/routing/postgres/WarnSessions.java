package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Optional;
import javax.sql.DataSource;

/// The session in which, under the policy Warn, a user's first fallback was served. That session
/// may go on; any other one of the user needs a confirmation.
///
/// All methods block, throw [DatabaseUnavailable] when PostgreSQL is away, and may be called again
/// with the same arguments after that.
public final class WarnSessions {

  private static final String FIND =
      "select session_id from warn_session"
          + " where workspace = ? and user_id = ? and policy_revision = ?";

  private static final String REMEMBER =
      "insert into warn_session (workspace, user_id, policy_revision, session_id)"
          + " values (?, ?, ?, ?) on conflict do nothing";

  private final Database database;

  public WarnSessions(DataSource connections) {
    this.database = new Database(connections);
  }

  /// The session that was remembered for this revision of the policy.
  public Optional<String> remembered(WorkspaceId workspace, String user, long policyRevision) {
    return database
        .query(
            FIND,
            statement -> {
              statement.setString(1, workspace.value());
              statement.setString(2, user);
              statement.setLong(3, policyRevision);
            },
            row -> row.getString(1))
        .stream()
        .findFirst();
  }

  /// Remembers a session, unless one is remembered already.
  ///
  /// @return the session that is remembered now; another one than `session` when somebody was
  ///   faster
  public String remember(WorkspaceId workspace, String user, long policyRevision, String session) {
    database.update(
        REMEMBER,
        statement -> {
          statement.setString(1, workspace.value());
          statement.setString(2, user);
          statement.setLong(3, policyRevision);
          statement.setString(4, session);
        });
    return remembered(workspace, user, policyRevision).orElseThrow();
  }
}
