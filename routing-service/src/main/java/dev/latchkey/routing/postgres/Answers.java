package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.decision.RecordPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The final answers to claimed requests, from the moment they are known until Kafka has them. An
/// answer outlives the process; it does not outlive its publication (INV-13). Why it was given
/// does.
///
/// Each method is one transaction and blocks. All throw [DatabaseUnavailable] when PostgreSQL is
/// away, and all may be called again with the same arguments after that.
public final class Answers {

  private static final String FINISH =
      "with finished as (update request_claim set state = 'FINAL', answer_key = ?,"
          + " answer_headers = ?, answer_body = ?, answer_reply = ?, answer_events = ?,"
          + " explanation = ? where "
          + ClaimRow.OWN
          + " and state = 'STARTED' returning workspace), reset as (update fallback_use"
          + " set streak = 0 where ? and streak > 0 and workspace in (select * from finished))"
          + " select count(*) from finished";

  private static final String IS_RECORDED =
      "select from request_claim where "
          + ClaimRow.OWN
          + " and state = 'FINAL' and answer_headers = ? and answer_body = ?";

  private static final String REPLACE =
      "update request_claim set answer_headers = ?, answer_body = ? where "
          + ClaimRow.OWN
          + " and state = 'FINAL'";

  private static final String FORGET =
      "update request_claim set state = 'PUBLISHED', answer_key = null, answer_headers = null,"
          + " answer_body = null, answer_reply = null, answer_events = null, answer_topic = ?,"
          + " answer_partition = ?, answer_offset = ? where "
          + ClaimRow.OWN
          + " and state = 'FINAL'";

  private static final String FORGET_ALL =
      "update request_claim set state = 'PUBLISHED', answer_key = null, answer_headers = null,"
          + " answer_body = null, answer_reply = null, answer_events = null,"
          + " answer_topic = it.topic, answer_partition = it.partition,"
          + " answer_offset = it.record_offset"
          + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],"
          + " ?::bigint[]) as it(workspace, source, request_id, owner, topic, partition,"
          + " record_offset) where request_claim.workspace = it.workspace"
          + " and request_claim.source = it.source and request_claim.request_id = it.request_id"
          + " and request_claim.owner = it.owner and state = 'FINAL' and exists (select from"
          + " instance_lease where instance_lease.owner = request_claim.owner and not revoked)";

  private static final String FIND =
      "select answer_key, answer_headers, answer_body, answer_reply, answer_events from"
          + " request_claim where "
          + ClaimRow.OWN
          + " and state = 'FINAL'";

  private static final String EXPLANATION =
      "select state, attempts, explanation from request_claim"
          + " where workspace = ? and source = ? and request_id = ?";

  private final Database database;

  public Answers(DataSource connections) {
    this.database = new Database(connections);
  }

  /// Makes an answer the final one, together with the events that Kafka must have before it.
  ///
  /// @param events those that Kafka has not acknowledged
  /// @param resetStreak whether the workspace's own credential served the request, so that its
  ///   fallbacks are counted from zero again
  /// @param explanation why the request was served as it was; never content; null for nothing to
  ///   explain
  /// @return whether it is; if not, the request is no longer the claimant's, or has another answer,
  ///   and this one must not be published
  public boolean finish(
      StoredAnswer answer,
      List<StoredEvent> events,
      boolean resetStreak,
      byte @Nullable [] explanation) {
    long finished =
        database
            .query(
                FINISH,
                statement -> {
                  statement.setBytes(1, AnswerColumns.key(answer.recordKey()));
                  statement.setBytes(2, AnswerColumns.headers(answer.event()));
                  statement.setBytes(3, answer.event().data().bytes());
                  statement.setBytes(4, AnswerColumns.reply(answer.echoes(), answer.reply()));
                  statement.setBytes(5, AnswerColumns.events(events));
                  statement.setBytes(6, explanation);
                  ClaimRow.bindOwn(statement, 7, answer.claim());
                  statement.setBoolean(11, resetStreak);
                },
                row -> row.getLong(1))
            .getFirst();
    return finished == 1 || isRecorded(answer);
  }

  /// Puts another answer in the place of a final one that Kafka refuses for good.
  ///
  /// @return whether it is the final one now; if not, it must not be published
  public boolean replace(StoredAnswer answer) {
    return database.update(
            REPLACE,
            statement -> {
              statement.setBytes(1, AnswerColumns.headers(answer.event()));
              statement.setBytes(2, answer.event().data().bytes());
              ClaimRow.bindOwn(statement, 3, answer.claim());
            })
        == 1;
  }

  /// Forgets an answer and its events because Kafka has them.
  ///
  /// @param place where the answer stands; null when that is not known
  /// @return whether there was one to forget
  public boolean forget(Claim claim, @Nullable RecordPlace place) {
    return database.update(
            FORGET,
            statement -> {
              statement.setObject(1, place == null ? null : place.topic(), Types.VARCHAR);
              statement.setObject(2, place == null ? null : place.partition(), Types.INTEGER);
              statement.setObject(3, place == null ? null : place.offset(), Types.BIGINT);
              ClaimRow.bindOwn(statement, 4, claim);
            })
        == 1;
  }

  /// Forgets answers and their events together because Kafka has them.
  ///
  /// @return how many there were to forget
  public int forgetAll(List<PublishedAnswer> published) {
    return database.update(
        FORGET_ALL, statement -> ClaimRow.bindPublished(statement, 1, published));
  }

  /// The answer to a request that is not published yet, with its events.
  public Optional<RecordedAnswer> find(Claim claim) {
    return database
        .query(
            FIND,
            statement -> ClaimRow.bindOwn(statement, 1, claim),
            row -> AnswerColumns.read(claim, row))
        .stream()
        .findFirst();
  }

  /// How far a request has come and why it was served as it was, whoever served it. Empty when the
  /// request is unknown or purged.
  public Optional<StoredExplanation> findExplanation(RequestKey request) {
    return database
        .query(
            EXPLANATION, statement -> ClaimRow.bindKey(statement, 1, request), Answers::explanation)
        .stream()
        .findFirst();
  }

  private static StoredExplanation explanation(ResultSet row) throws SQLException {
    byte[] json = row.getBytes(3);
    return new StoredExplanation(
        ClaimState.valueOf(row.getString(1)),
        row.getInt(2),
        json == null ? null : Content.of(json));
  }

  private boolean isRecorded(StoredAnswer answer) {
    return !database
        .query(
            IS_RECORDED,
            statement -> {
              ClaimRow.bindOwn(statement, 1, answer.claim());
              statement.setBytes(5, AnswerColumns.headers(answer.event()));
              statement.setBytes(6, answer.event().data().bytes());
            },
            _ -> true)
        .isEmpty();
  }
}
