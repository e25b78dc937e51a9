package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.ClaimFacts;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.decision.StandingClaim;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How claims look as columns of the table `request_claim`.
final class ClaimRow {

  /// The condition that a row is that of one claim whose lease was not revoked; takes four
  /// parameters.
  static final String OWN =
      "workspace = ? and source = ? and request_id = ? and owner = ? and exists (select from"
          + " instance_lease where instance_lease.owner = request_claim.owner and not revoked)";

  private ClaimRow() {}

  static void bindOwn(PreparedStatement statement, int first, Claim claim) throws SQLException {
    bindKey(statement, first, claim.request());
    statement.setString(first + 3, claim.owner());
  }

  static void bindKey(PreparedStatement statement, int first, RequestKey request)
      throws SQLException {
    statement.setString(first, request.workspace().value());
    statement.setString(first + 1, request.source());
    statement.setString(first + 2, request.id());
  }

  /// Binds the three columns of the key, each as an array.
  static void bindKeys(PreparedStatement statement, int first, List<ClaimRequest> wishes)
      throws SQLException {
    bind(statement, first, "text", wishes, wish -> wish.request().workspace().value());
    bind(statement, first + 1, "text", wishes, wish -> wish.request().source());
    bind(statement, first + 2, "text", wishes, wish -> wish.request().id());
  }

  /// Binds key, place, digest, batch, state, calls, and the answer's key, headers, body and reply:
  /// fourteen columns, each as an array.
  static void bindAll(PreparedStatement statement, int first, List<ClaimRequest> wishes)
      throws SQLException {
    bindKeys(statement, first, wishes);
    bind(statement, first + 3, "text", wishes, wish -> wish.facts().place().topic());
    bind(statement, first + 4, "int4", wishes, wish -> wish.facts().place().partition());
    bind(statement, first + 5, "int8", wishes, wish -> wish.facts().place().offset());
    bind(statement, first + 6, "text", wishes, wish -> wish.facts().digest().hex());
    bind(statement, first + 7, "uuid", wishes, wish -> wish.facts().batch());
    bind(statement, first + 8, "text", wishes, wish -> wish.state().name());
    bind(statement, first + 9, "int4", wishes, wish -> wish.answer() == null ? 1 : 0);
    bindAnswer(statement, first + 10, wishes, answer -> AnswerColumns.key(answer.recordKey()));
    bindAnswer(statement, first + 11, wishes, answer -> AnswerColumns.headers(answer.event()));
    bindAnswer(statement, first + 12, wishes, answer -> answer.event().data().bytes());
    bindAnswer(
        statement,
        first + 13,
        wishes,
        answer -> AnswerColumns.reply(answer.echoes(), answer.reply()));
  }

  /// Binds claims and the places of their answers: seven columns, each as an array.
  static void bindPublished(PreparedStatement statement, int first, List<PublishedAnswer> published)
      throws SQLException {
    bind(statement, first, "text", published, it -> it.claim().request().workspace().value());
    bind(statement, first + 1, "text", published, it -> it.claim().request().source());
    bind(statement, first + 2, "text", published, it -> it.claim().request().id());
    bind(statement, first + 3, "text", published, it -> it.claim().owner());
    bindPlace(statement, first + 4, "text", published, RecordPlace::topic);
    bindPlace(statement, first + 5, "int4", published, RecordPlace::partition);
    bindPlace(statement, first + 6, "int8", published, RecordPlace::offset);
  }

  private static void bindPlace(
      PreparedStatement statement,
      int index,
      String type,
      List<PublishedAnswer> published,
      Function<RecordPlace, Object> column)
      throws SQLException {
    bind(
        statement,
        index,
        type,
        published,
        it -> {
          RecordPlace place = it.place();
          return place == null ? null : column.apply(place);
        });
  }

  /// The claim that stands, in the columns key, place, digest, batch, owner, state and place of the
  /// answer.
  static StandingClaim standing(ResultSet row) throws SQLException {
    return new StandingClaim(
        new ClaimFacts(
            requirePlace(row, 4), new BodyDigest(row.getString(7)), row.getObject(8, UUID.class)),
        row.getString(9),
        ClaimState.valueOf(row.getString(10)),
        place(row, 11));
  }

  /// An adopted claim, in the columns key, place, digest, owner, state, attempts, fallback and
  /// whether that was called.
  static AdoptedClaim adopted(ResultSet row) throws SQLException {
    return new AdoptedClaim(
        new Claim(key(row), row.getString(8)),
        requirePlace(row, 4),
        new BodyDigest(row.getString(7)),
        ClaimState.valueOf(row.getString(9)),
        row.getInt(10),
        row.getString(11),
        row.getBoolean(12));
  }

  /// The key in the first three columns.
  static RequestKey key(ResultSet row) throws SQLException {
    return new RequestKey(new WorkspaceId(row.getString(1)), row.getString(2), row.getString(3));
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static RecordPlace requirePlace(ResultSet row, int first) throws SQLException {
    return new RecordPlace(row.getString(first), row.getInt(first + 1), row.getLong(first + 2));
  }

  private static @Nullable RecordPlace place(ResultSet row, int first) throws SQLException {
    return row.getString(first) == null ? null : requirePlace(row, first);
  }

  private static void bindAnswer(
      PreparedStatement statement,
      int index,
      List<ClaimRequest> wishes,
      Function<ImmediateAnswer, byte @Nullable []> column)
      throws SQLException {
    byte[] @Nullable [] values = new byte[wishes.size()][];
    for (int i = 0; i < values.length; i++) {
      ImmediateAnswer answer = wishes.get(i).answer();
      values[i] = answer == null ? null : column.apply(answer);
    }
    statement.setArray(index, statement.getConnection().createArrayOf("bytea", values));
  }

  private static <T> void bind(
      PreparedStatement statement,
      int index,
      String type,
      List<T> rows,
      Function<T, @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values = rows.stream().map(column).toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }
}
