package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.ClaimFacts;
import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.decision.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// A process that claims requests of one workspace. Its monotonic clock stands until it is told to
/// go on; PostgreSQL's goes by itself.
final class Instance {

  static final Duration LIFE = Duration.ofSeconds(10);
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private static final ReplyAddress REPLY =
      new ReplyAddress(
          "replies",
          3,
          List.of(new ReplyAddress.Echo("correlation", Content.of(new byte[] {(byte) 0x80, 0}))));

  final WorkspaceId workspace;
  final Leases leases;
  final Claims claims;
  final Answers answers;
  private final UUID batch = UUID.randomUUID();
  private long nanos = -42;

  /// Without a lease yet.
  Instance(DataSource database, WorkspaceId workspace) {
    this.workspace = workspace;
    this.leases = new Leases(database, "instance", LIFE, () -> nanos);
    this.claims = new Claims(database, leases, InstantSource.fixed(NOW));
    this.answers = new Answers(database);
  }

  /// One whose lease has begun.
  static Instance begun(DataSource database, WorkspaceId workspace) {
    Instance instance = new Instance(database, workspace);
    instance.leases.begin();
    return instance;
  }

  static WorkspaceId anyWorkspace() {
    return new WorkspaceId("ws-" + UUID.randomUUID());
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  /// Holds the lease without a gap for a whole life, as one must who revokes others.
  void holdForALife() {
    for (int renewals = 0; renewals < 4; renewals++) {
      pass(LIFE.dividedBy(4));
      assertThat(leases.renew()).isEqualTo(Renewal.HELD);
    }
  }

  /// Claims a request in the batch that all share unless told otherwise.
  Claim claim(String id) {
    assertThat(verdicts(List.of(wish(id, 1)))).containsExactly(new ClaimVerdict.Ours());
    return new Claim(key(id), leases.owner());
  }

  List<ClaimVerdict> verdicts(List<ClaimRequest> wishes) {
    return switch (claims.claim(wishes)) {
      case BatchVerdict.Judged(_, List<ClaimVerdict> verdicts) -> verdicts;
      case BatchVerdict.LeaseLost() -> throw new AssertionError("the lease is lost");
    };
  }

  ClaimRequest wish(String id, long offset) {
    return wish(id, offset, batch);
  }

  ClaimRequest wish(String id, long offset, UUID inBatch) {
    return wish(id, offset, inBatch, "c".repeat(64));
  }

  ClaimRequest wish(String id, long offset, UUID inBatch, String digest) {
    return new ClaimRequest(
        key(id), new ClaimFacts(place(offset), new BodyDigest(digest), inBatch), null);
  }

  static RecordPlace place(long offset) {
    return new RecordPlace("requests", 7, offset);
  }

  static RequestKey anyKey() {
    return new RequestKey(anyWorkspace(), "agent", "any");
  }

  RequestKey key(String id) {
    return new RequestKey(workspace, "agent", id);
  }

  /// Records an answer without anything else.
  boolean finish(Claim claim) {
    return answers.finish(answer(claim), List.of(), /* resetStreak= */ false, null);
  }

  static StoredAnswer answer(Claim claim) {
    return answer(claim, "{\"ünïcödé\":\"\\u0000\"}");
  }

  static StoredAnswer answer(Claim claim, String body) {
    return new StoredAnswer(
        claim,
        Content.of(new byte[] {0, 1, (byte) 0xFF}),
        event("answer", body),
        REPLY.echoes(),
        REPLY);
  }

  static CloudEvent event(String id, String body) {
    return new CloudEvent(
        id,
        "routing-service",
        "type",
        "subject",
        NOW,
        CloudEvent.JSON,
        Map.of("requestid", "\"quoted\" and ünïcödé"),
        new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "a=b"),
        Content.of(body.getBytes(StandardCharsets.UTF_8)));
  }
}
