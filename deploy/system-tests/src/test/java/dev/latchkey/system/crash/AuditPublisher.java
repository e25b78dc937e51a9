package dev.latchkey.system.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Publishes audited events of many workspaces, and now and then a record that is none.
final class AuditPublisher implements AutoCloseable {
  private static final int WORKSPACES = 40;
  private static final int ORGS = 5;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random;
  private final Set<AuditRecord> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

  AuditPublisher(String bootstrapServers, Random random) {
    this.random = random;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Publishes so many, without waiting for the broker.
  void publish(int count) {
    for (int i = 0; i < count; i++) {
      send(random.nextInt(WORKSPACES), random.nextInt(20));
    }
  }

  /// Waits for the broker; gives what it has acknowledged so far.
  ///
  /// @throws IllegalStateException if it has refused any
  Set<AuditRecord> acknowledged() {
    producer.flush();
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the broker has refused a record", failures.peek());
    }
    return Set.copyOf(acknowledged);
  }

  private void send(int number, int kind) {
    WorkspaceId workspace = new WorkspaceId("ws-" + number);
    OrgId org = new OrgId("org-" + number % ORGS);
    CloudEvent event = kind < 14 ? outcome(workspace, org) : activated(workspace, org);
    byte[] value = kind == 19 ? "garbage".getBytes(UTF_8) : event.data().bytes();
    String topic =
        (kind < 14 ? EventType.ATTEMPT_OUTCOME : EventType.CREDENTIAL_EVENT).topic().name();
    var record =
        new ProducerRecord<>(
            topic,
            null,
            null,
            workspace.value().getBytes(UTF_8),
            value,
            CloudEventCodec.headers(event));
    var _ =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.add(
                    new AuditRecord(metadata.topic(), metadata.partition(), metadata.offset()));
              } else {
                failures.add(failure);
              }
            });
  }

  private CloudEvent outcome(WorkspaceId workspace, OrgId org) {
    AttemptOutcome outcome =
        new AttemptOutcome(
            workspace,
            org,
            "/agents",
            "request-" + random.nextLong(),
            "alice",
            "talk-1",
            1,
            Payer.CUSTOMER,
            new CredentialId("cred-1"),
            1,
            null,
            null,
            new AwsAccountId("123456789012"),
            new Region("eu-central-1"),
            "anthropic.claude-sonnet-4-5-20250929-v1:0",
            Instant.now(),
            250,
            "aws-request-1",
            null,
            null,
            null,
            null,
            200);
    return event(EventType.ATTEMPT_OUTCOME, workspace, org, outcome);
  }

  private CloudEvent activated(WorkspaceId workspace, OrgId org) {
    CredentialEvent.Subject subject =
        new CredentialEvent.Subject(workspace, org, new CredentialId("cred-1"), 1);
    return event(
        EventType.CREDENTIAL_EVENT,
        workspace,
        org,
        new CredentialEvent.Activated(
            subject,
            new AwsAccountId("123456789012"),
            new Region("eu-central-1"),
            Instant.now().plusSeconds(3600)));
  }

  private <T> CloudEvent event(EventType<T> type, WorkspaceId workspace, OrgId org, T data) {
    String id = Long.toHexString(random.nextLong());
    return type.event(id, "/crash", workspace.value(), Instant.now(), org, null, data);
  }

  @Override
  public void close() {
    producer.close();
  }
}
