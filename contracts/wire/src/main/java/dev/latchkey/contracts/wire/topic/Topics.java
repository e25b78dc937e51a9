package dev.latchkey.contracts.wire.topic;

import static dev.latchkey.contracts.wire.topic.Party.AGENTS;
import static dev.latchkey.contracts.wire.topic.Party.AUDIT_SERVICE;
import static dev.latchkey.contracts.wire.topic.Party.CREDENTIAL_SERVICE;
import static dev.latchkey.contracts.wire.topic.Party.HEALTH_MONITOR;
import static dev.latchkey.contracts.wire.topic.Party.HOST_PRODUCT;
import static dev.latchkey.contracts.wire.topic.Party.OPERATORS;
import static dev.latchkey.contracts.wire.topic.Party.ROUTING_SERVICE;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Every topic of Latchkey. The AsyncAPI document says the same and is tested against this list.
public final class Topics {

  /// Replicas of each partition in production.
  public static final short REPLICATION = 3;

  /// The largest record in bytes, 27 MiB: Bedrock's 25,000,000-byte body with room for headers.
  public static final int MAX_CONTENT_RECORD_BYTES = 27 * 1024 * 1024;

  private static final int MAX_RECORD_BYTES = 1024 * 1024;

  /// Inference requests. Value: exactly the body that one would POST to Bedrock.
  public static final Topic REQUESTS =
      new Topic(
          "byok.inference.requests.v1",
          "workspace/conversation",
          12,
          expiring(Duration.ofHours(24)),
          MAX_CONTENT_RECORD_BYTES,
          Set.of(AGENTS),
          Set.of(ROUTING_SERVICE));

  /// One final answer for each request.
  public static final Topic RESPONSES =
      new Topic(
          "byok.inference.responses.v1",
          "as the request",
          12,
          expiring(Duration.ofHours(24)),
          MAX_CONTENT_RECORD_BYTES,
          Set.of(ROUTING_SERVICE),
          Set.of(AGENTS));

  /// Answers in pieces, while they are made. Numbered, and ended by a record that says so.
  public static final Topic DELTAS =
      new Topic(
          "byok.inference.deltas.v1",
          "request id",
          12,
          expiring(Duration.ofHours(1)),
          MAX_CONTENT_RECORD_BYTES,
          Set.of(ROUTING_SERVICE),
          Set.of(AGENTS));

  /// Requests that could not be read: headers, reason and digest, never the body.
  public static final Topic DEAD_REQUESTS =
      new Topic(
          "byok.inference.requests.dlq.v1",
          "as read",
          3,
          expiring(Duration.ofDays(7)),
          MAX_RECORD_BYTES,
          Set.of(ROUTING_SERVICE),
          Set.of(OPERATORS));

  /// One record for each attempt to call Bedrock: who paid, where, how much, what came of it.
  public static final Topic OUTCOMES =
      new Topic(
          "byok.inference.outcomes.v1",
          "workspace",
          12,
          expiring(Duration.ofDays(30)),
          MAX_RECORD_BYTES,
          Set.of(ROUTING_SERVICE),
          Set.of(HEALTH_MONITOR, AUDIT_SERVICE, CREDENTIAL_SERVICE));

  /// Which workspaces there are, in which organisation, on which plan.
  public static final Topic DIRECTORY =
      new Topic(
          "byok.workspace.directory.v1",
          "workspace",
          6,
          new Retention.Compacted(),
          MAX_RECORD_BYTES,
          Set.of(HOST_PRODUCT),
          Set.of(CREDENTIAL_SERVICE));

  /// What routing must know of a workspace. A record for every known workspace, BYOK or not.
  public static final Topic SETTINGS =
      new Topic(
          "byok.workspace.settings.v1",
          "workspace",
          6,
          new Retention.Compacted(),
          MAX_RECORD_BYTES,
          Set.of(CREDENTIAL_SERVICE),
          Set.of(ROUTING_SERVICE));

  /// What happens to a credential during its life.
  public static final Topic CREDENTIAL_EVENTS =
      new Topic(
          "byok.credential.events.v1",
          "workspace",
          6,
          expiring(Duration.ofDays(30)),
          MAX_RECORD_BYTES,
          Set.of(CREDENTIAL_SERVICE),
          Set.of(HEALTH_MONITOR, AUDIT_SERVICE));

  /// What people changed.
  public static final Topic ADMIN_EVENTS =
      new Topic(
          "byok.audit.admin.v1",
          "workspace or org",
          6,
          expiring(Duration.ofDays(30)),
          MAX_RECORD_BYTES,
          Set.of(CREDENTIAL_SERVICE, AUDIT_SERVICE),
          Set.of(AUDIT_SERVICE));

  /// How far each log of audited events has come, signed: the copy outside the log's database.
  public static final Topic AUDIT_CHECKPOINTS =
      new Topic(
          "byok.audit.checkpoints.v1",
          "cluster/topic id/partition",
          1,
          new Retention.Compacted(),
          MAX_RECORD_BYTES,
          Set.of(AUDIT_SERVICE),
          Set.of(AUDIT_SERVICE));

  /// What is wrong with the audit log or with its delivery.
  public static final Topic DELIVERY_EVENTS =
      new Topic(
          "byok.audit.delivery.v1",
          "endpoint or log",
          3,
          expiring(Duration.ofDays(7)),
          MAX_RECORD_BYTES,
          Set.of(AUDIT_SERVICE),
          Set.of(HEALTH_MONITOR));

  /// What users consent to under the policy Warn.
  public static final Topic CONFIRMATIONS =
      new Topic(
          "byok.fallback.confirmations.v1",
          "workspace/user/session",
          6,
          new Retention.Compacted(),
          MAX_RECORD_BYTES,
          Set.of(CREDENTIAL_SERVICE),
          Set.of(ROUTING_SERVICE));

  /// Every decision about a fallback, and what came of it.
  public static final Topic FALLBACK_EVENTS =
      new Topic(
          "byok.audit.fallback.v1",
          "workspace",
          6,
          expiring(Duration.ofDays(30)),
          MAX_RECORD_BYTES,
          Set.of(ROUTING_SERVICE),
          Set.of(AUDIT_SERVICE));

  private static final List<Topic> ALL =
      List.of(
          REQUESTS,
          RESPONSES,
          DELTAS,
          DEAD_REQUESTS,
          OUTCOMES,
          DIRECTORY,
          SETTINGS,
          CONFIRMATIONS,
          CREDENTIAL_EVENTS,
          FALLBACK_EVENTS,
          ADMIN_EVENTS,
          AUDIT_CHECKPOINTS,
          DELIVERY_EVENTS);

  private Topics() {}

  /// All topics.
  public static List<Topic> all() {
    return ALL;
  }

  /// The topics that `party` reads.
  public static List<Topic> readBy(Party party) {
    return ALL.stream().filter(topic -> topic.readers().contains(party)).toList();
  }

  private static Retention expiring(Duration time) {
    return new Retention.Expiring(time);
  }
}
