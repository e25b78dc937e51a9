package dev.latchkey.benchmark.routing;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.testkit.vault.VaultAnswer;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sets workspaces up as AWS's customers and credential-service do: an account, a session in Vault,
/// settings on Kafka.
final class TenantSetup implements AutoCloseable {
  private final SimulatorAdmin aws;
  private final KafkaProducer<byte[], byte[]> producer;

  TenantSetup(String bootstrapServers, SimulatorAdmin aws) {
    this.aws = aws;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  Tenant create(String name) {
    Tenant tenant = Tenant.of(name, aws.createAccount(name));
    store(tenant);
    publish(tenant.settings());
    return tenant;
  }

  private static void store(Tenant tenant) {
    Map<String, String> fields = new HashMap<>();
    tenant.session().toFields().forEach((field, text) -> fields.put(field, text.reveal()));
    String path = VaultPaths.session(tenant.workspace(), tenant.session().scope().version());
    String place = VaultPaths.MOUNT + "/data" + path.substring(VaultPaths.MOUNT.length());
    VaultAnswer answer = SharedServers.vault().administrator().write(place, Map.of("data", fields));
    if (!answer.isSuccess()) {
      throw new IllegalStateException("Vault refuses a session: " + answer);
    }
  }

  private void publish(WorkspaceSettings settings) {
    String workspace = settings.workspace().value();
    CloudEvent event =
        EventType.WORKSPACE_SETTINGS.event(
            "settings-of-" + workspace,
            ServiceName.CREDENTIAL_SERVICE.text(),
            workspace,
            Instant.now(),
            settings.org(),
            /* trace= */ null,
            settings);
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.SETTINGS.name(),
                  /* partition= */ null,
                  workspace.getBytes(StandardCharsets.UTF_8),
                  event.data().bytes(),
                  CloudEventCodec.headers(event)))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker does not take settings", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
