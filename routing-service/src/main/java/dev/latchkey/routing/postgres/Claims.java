package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.decision.ClaimRule;
import dev.latchkey.routing.decision.ClaimVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Who answers which request (INV-9).
///
/// ```
/// claim ─▶ STARTED ─▶ FINAL ─▶ PUBLISHED ─▶ purged
///                  └ Answers ┘
/// ```
///
/// Each method is one transaction and blocks. All throw [DatabaseUnavailable] when PostgreSQL is
/// away, and all may be called again with the same arguments after that.
public final class Claims {

  private static final String INSERT =
      """
      insert into request_claim (workspace, source, request_id, topic, partition, record_offset,
                                 body_digest, batch, state, owner, started_at)
      select wish.*, 'STARTED', ?, ?
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::text[],
                  ?::uuid[]) as wish
      order by 1, 2, 3
      on conflict do nothing
      """;

  private static final String SELECT =
      """
      select workspace, source, request_id, topic, partition, record_offset, body_digest, batch
      from request_claim
      where (workspace, source, request_id) in
            (select * from unnest(?::text[], ?::text[], ?::text[]))
      """;

  private static final String ATTEMPT =
      "update request_claim set attempts = ? where " + ClaimRow.OWN + " and state = 'STARTED'";

  private static final String PURGE =
      "delete from request_claim where started_at < ? and state <> 'FINAL'";

  private final Database database;
  private final String owner;
  private final InstantSource clock;

  /// @param owner the name of this instance, the same after a restart, different for each replica
  public Claims(DataSource connections, String owner, InstantSource clock) {
    this.database = new Database(connections);
    this.owner = owner;
    this.clock = clock;
  }

  /// Claims requests, all or none. The verdicts are in the order of the wishes; only what is
  /// [ClaimVerdict.Ours] may be run.
  public List<ClaimVerdict> claim(List<ClaimRequest> wishes) {
    if (insert(wishes) == wishes.size()) {
      return wishes.stream().<ClaimVerdict>map(_ -> new ClaimVerdict.Ours()).toList();
    }
    Map<RequestKey, ClaimRequest> standing = standing(wishes);
    return wishes.stream().map(wish -> verdict(wish, standing.get(wish.request()))).toList();
  }

  /// Notes that a call to Bedrock is about to be made.
  ///
  /// @param attempt 1 for the first call of the request
  /// @return whether the request is still this instance's; if not, the call must not be made
  public boolean beginAttempt(RequestKey request, int attempt) {
    return database.update(
            ATTEMPT,
            statement -> {
              statement.setInt(1, attempt);
              ClaimRow.bindOwn(statement, 2, request, owner);
            })
        == 1;
  }

  /// Removes claims that began before that moment, except those whose answer is not published.
  ///
  /// @return how many were removed
  public int purge(Instant before) {
    return database.update(PURGE, delete -> delete.setObject(1, ClaimRow.time(before)));
  }

  private int insert(List<ClaimRequest> wishes) {
    return database.update(
        INSERT,
        statement -> {
          statement.setString(1, owner);
          statement.setObject(2, ClaimRow.time(clock.instant()));
          ClaimRow.bindAll(statement, 3, wishes);
        });
  }

  private Map<RequestKey, ClaimRequest> standing(List<ClaimRequest> wishes) {
    return database
        .query(SELECT, statement -> ClaimRow.bindKeys(statement, 1, wishes), ClaimRow::read)
        .stream()
        .collect(Collectors.toMap(ClaimRequest::request, Function.identity()));
  }

  private static ClaimVerdict verdict(ClaimRequest wish, @Nullable ClaimRequest standing) {
    if (standing == null) {
      throw new IllegalStateException("a claim that could not be made is not there either");
    }
    return ClaimRule.verdict(wish.facts(), standing.facts());
  }
}
