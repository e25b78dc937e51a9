package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.decision.ClaimRule;
import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.decision.StandingClaim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Who answers which request (INV-9).
///
/// ```
/// claim ─┬▶ STARTED ─▶ FINAL ─▶ PUBLISHED ─▶ purged
///        │     │  └ Answers ┘ │
///        │     └─── adopt ────┘
///        └▶ FINAL, when the answer is known at once
/// ```
///
/// Requests are claimed under the lease of [Leases]. Once that is revoked, nothing done for them
/// counts any more, and another lease adopts them.
///
/// Each method is one transaction, or changes nothing by being cut in two, and blocks. All throw
/// [DatabaseUnavailable] when PostgreSQL is away, and all may be called again with the same
/// arguments after that.
public final class Claims {

  private static final ClaimVerdict OURS = new ClaimVerdict.Ours();

  // The lock on the lease lets it be renewed and not be revoked: whoever revokes it afterwards sees
  // every row that was claimed under it. Of two records with one key, the earlier one is claimed. A
  // claim counts as a call, unless it comes with its answer.
  private static final String INSERT =
      """
      with lease as (
        select owner from instance_lease where owner = ? and not revoked for key share)
      insert into request_claim (workspace, source, request_id, topic, partition, record_offset,
                                 body_digest, batch, state, attempts, answer_key, answer_headers,
                                 answer_body, answer_reply, owner, started_at)
      select wish.*, lease.owner, ?
      from lease, unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[],
                         ?::text[], ?::uuid[], ?::text[], ?::int[], ?::bytea[], ?::bytea[],
                         ?::bytea[], ?::bytea[]) as wish
      order by 1, 2, 3, 4, 5, 6
      on conflict do nothing
      """;

  private static final String SELECT =
      """
      select workspace, source, request_id, topic, partition, record_offset, body_digest, batch,
             owner, state, answer_topic, answer_partition, answer_offset
      from request_claim
      where (workspace, source, request_id) in
            (select * from unnest(?::text[], ?::text[], ?::text[]))
      """;

  private static final String STARTED = " where " + ClaimRow.OWN + " and state = 'STARTED'";

  private static final String ATTEMPT =
      "update request_claim set attempts = greatest(attempts, ?)" + STARTED;

  private static final String BEGIN_FALLBACK =
      "update request_claim set fallback_id = ?"
          + STARTED
          + " and (fallback_id is null or fallback_id = ?)";

  private static final String CALL_FALLBACK =
      "update request_claim set attempts = greatest(attempts, ?), fallback_called = true"
          + STARTED
          + " and fallback_id is not null";

  private static final String CLOSE_FALLBACK =
      "update request_claim set fallback_id = null, fallback_called = false" + STARTED;

  // The second half is for an adoption that was done without our being told. The new batch keeps
  // the former owner from taking its own claim for unacknowledged.
  private static final String ADOPT =
      """
      with lease as (
        select owner from instance_lease where owner = ? and not revoked for key share),
      dead as (
        select workspace, source, request_id from request_claim
        where owner = ? and state <> 'PUBLISHED'
          and exists (select from instance_lease
                      where instance_lease.owner = request_claim.owner and revoked)
        order by started_at limit ? for update skip locked),
      adopted as (
        update request_claim set owner = lease.owner, batch = ? from dead, lease
        where request_claim.workspace = dead.workspace and request_claim.source = dead.source
          and request_claim.request_id = dead.request_id
        returning request_claim.*)
      select workspace, source, request_id, topic, partition, record_offset, body_digest,
             owner, state, attempts, fallback_id, fallback_called
      from (select * from adopted
            union all
            select * from request_claim where owner = ? and batch = ? and state <> 'PUBLISHED')
      """;

  private static final String PURGE =
      "delete from request_claim where started_at < ? and state = 'PUBLISHED'";

  private static final String PURGE_LEASES =
      """
      delete from instance_lease where revoked and not exists (
        select from request_claim
        where request_claim.owner = instance_lease.owner and state <> 'PUBLISHED')
      """;

  private final Database database;
  private final Leases leases;
  private final InstantSource clock;

  /// @param leases of this process
  public Claims(DataSource connections, Leases leases, InstantSource clock) {
    this.database = new Database(connections);
    this.leases = leases;
    this.clock = clock;
  }

  /// Claims requests under the present lease, all or none. Only what is [ClaimVerdict.Ours] may be
  /// run, or published when its answer came with the wish.
  public BatchVerdict claim(List<ClaimRequest> wishes) {
    String owner = leases.owner();
    if (insert(wishes, owner) == wishes.size()) {
      List<ClaimVerdict> ours = Collections.nCopies(wishes.size(), OURS);
      return new BatchVerdict.Judged(owner, ours);
    }
    Map<RequestKey, StandingClaim> standing = standing(wishes);
    if (!wishes.stream().allMatch(wish -> standing.containsKey(wish.request()))) {
      return new BatchVerdict.LeaseLost();
    }
    return judge(wishes, owner, standing);
  }

  /// Notes that a call to Bedrock is about to be made. The claim itself counts as the first one.
  ///
  /// @param attempt 1 for the first call of the request
  /// @return whether the request is still the claimant's; if not, the call must not be made
  public boolean beginAttempt(Claim claim, int attempt) {
    return database.update(
            ATTEMPT,
            statement -> {
              statement.setInt(1, attempt);
              ClaimRow.bindOwn(statement, 2, claim);
            })
        == 1;
  }

  /// Notes that the intent of a fallback is about to be published. A request has one fallback at a
  /// time.
  ///
  /// @return whether the request is still the claimant's and has no other fallback; if not, the
  ///   intent must not be published
  public boolean beginFallback(Claim claim, String fallbackId) {
    return database.update(
            BEGIN_FALLBACK,
            statement -> {
              statement.setString(1, fallbackId);
              ClaimRow.bindOwn(statement, 2, claim);
              statement.setString(6, fallbackId);
            })
        == 1;
  }

  /// Notes that the platform is about to be called.
  ///
  /// @param attempt the number of the call within the request
  /// @return whether the request is still the claimant's; if not, the call must not be made
  public boolean noteFallbackCall(Claim claim, int attempt) {
    return database.update(
            CALL_FALLBACK,
            statement -> {
              statement.setInt(1, attempt);
              ClaimRow.bindOwn(statement, 2, claim);
            })
        == 1;
  }

  /// Notes that the fallback of a request that runs again has its published end, so that there may
  /// be another one.
  ///
  /// @return whether the request is still the claimant's
  public boolean closeFallback(Claim claim) {
    return database.update(CLOSE_FALLBACK, statement -> ClaimRow.bindOwn(statement, 1, claim)) == 1;
  }

  /// Takes over unfinished requests of an owner whose lease is revoked, the oldest first. What
  /// another instance is taking over at the same moment is left to it.
  ///
  /// @param batch made once for each adoption and kept when it is tried again
  /// @param limit how many at most
  public List<AdoptedClaim> adopt(String deadOwner, UUID batch, int limit) {
    String owner = leases.owner();
    return database.query(
        ADOPT,
        statement -> {
          statement.setString(1, owner);
          statement.setString(2, deadOwner);
          statement.setInt(3, limit);
          statement.setObject(4, batch);
          statement.setString(5, owner);
          statement.setObject(6, batch);
        },
        ClaimRow::adopted);
  }

  /// Removes claims that began before that moment and whose answer is published, and revoked leases
  /// under which nothing is unfinished.
  ///
  /// @return how many claims were removed
  public int purge(Instant before) {
    int purged = database.update(PURGE, delete -> delete.setObject(1, ClaimRow.time(before)));
    database.update(PURGE_LEASES, _ -> {});
    return purged;
  }

  private int insert(List<ClaimRequest> wishes, String owner) {
    return database.update(
        INSERT,
        statement -> {
          statement.setString(1, owner);
          statement.setObject(2, ClaimRow.time(clock.instant()));
          ClaimRow.bindAll(statement, 3, wishes);
        });
  }

  private Map<RequestKey, StandingClaim> standing(List<ClaimRequest> wishes) {
    return database
        .query(
            SELECT,
            statement -> ClaimRow.bindKeys(statement, 1, wishes),
            row -> Map.entry(ClaimRow.key(row), ClaimRow.standing(row)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static BatchVerdict judge(
      List<ClaimRequest> wishes, String owner, Map<RequestKey, StandingClaim> standing) {
    List<ClaimVerdict> verdicts =
        wishes.stream()
            .map(
                wish ->
                    ClaimRule.verdict(
                        wish.facts(),
                        owner,
                        wish.state(),
                        Objects.requireNonNull(standing.get(wish.request()))))
            .toList();
    return new BatchVerdict.Judged(owner, verdicts);
  }
}
