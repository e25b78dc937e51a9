package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The final answers of this instance's claims, from the moment they are known until Kafka has
/// them. An answer outlives the process; it does not outlive its publication (INV-13).
///
/// Each method is one transaction and blocks. All throw [DatabaseUnavailable] when PostgreSQL is
/// away, and all may be called again with the same arguments after that.
public final class Answers {

  private static final String FINISH =
      "update request_claim set state = 'FINAL', answer_key = ?, answer_headers = ?,"
          + " answer_body = ? where "
          + ClaimRow.OWN
          + " and state in ('STARTED', 'FINAL')";

  private static final String FORGET =
      "update request_claim set state = 'PUBLISHED', answer_key = null, answer_headers = null,"
          + " answer_body = null where "
          + ClaimRow.OWN
          + " and state = 'FINAL'";

  private static final String UNPUBLISHED =
      "select workspace, source, request_id from request_claim"
          + " where owner = ? and state = 'FINAL' order by started_at";

  private static final String ANSWER =
      "select answer_key, answer_headers, answer_body from request_claim where "
          + ClaimRow.OWN
          + " and state = 'FINAL'";

  private final Database database;
  private final String owner;

  /// @param owner as for [Claims]
  public Answers(DataSource connections, String owner) {
    this.database = new Database(connections);
    this.owner = owner;
  }

  /// Makes an answer the final one.
  ///
  /// @return whether it is; if not, the request is no longer this instance's and the answer must
  ///   not be published
  public boolean finish(StoredAnswer answer) {
    return database.update(
            FINISH,
            statement -> {
              statement.setBytes(1, AnswerColumns.key(answer));
              statement.setBytes(2, AnswerColumns.headers(answer.event()));
              statement.setBytes(3, answer.event().data().bytes());
              ClaimRow.bindOwn(statement, 4, answer.request(), owner);
            })
        == 1;
  }

  /// Forgets an answer because Kafka has it.
  ///
  /// @return whether there was one to forget
  public boolean forget(RequestKey request) {
    return database.update(FORGET, statement -> ClaimRow.bindOwn(statement, 1, request, owner))
        == 1;
  }

  /// The requests whose answer was not seen published, oldest first. Right after the start they are
  /// what the instance's previous run left behind.
  public List<RequestKey> unpublished() {
    return database.query(UNPUBLISHED, statement -> statement.setString(1, owner), ClaimRow::key);
  }

  /// The answer of a request that is not published yet.
  public Optional<StoredAnswer> find(RequestKey request) {
    return database
        .query(
            ANSWER,
            statement -> ClaimRow.bindOwn(statement, 1, request, owner),
            row -> AnswerColumns.read(request, row))
        .stream()
        .findFirst();
  }
}
