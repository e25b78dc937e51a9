package dev.latchkey.benchmark.audit;

import dev.latchkey.benchmark.process.MeasuredProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// From Kafka to committed rows: the service is held while the topics are filled, and let go.
final class Ingestion {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private final AuditServers servers;
  private int published;

  Ingestion(AuditServers servers) {
    this.servers = servers;
  }

  /// Publishes so many events of the mix and measures until they are committed.
  Speed measure(Mix mix, int events) throws SQLException {
    MeasuredProcess service = servers.service();
    try (Connection connection = servers.superuser()) {
      long before = positions(connection);
      service.hold();
      publish(mix, events);
      Duration cpu = service.cpu();
      long start = System.nanoTime();
      service.release();
      await(connection, before + events);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new Speed(events, took, service.cpu().minus(cpu));
    }
  }

  private void publish(Mix mix, int events) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            servers.bootstrapServers(),
            "acks",
            "all",
            "enable.idempotence",
            "true",
            "linger.ms",
            20,
            "batch.size",
            256 * 1024);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(events);
      for (int i = 0; i < events; i++) {
        sent.add(producer.send(SampleEvents.message(published++, mix)));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker does not take the events", e);
    }
  }

  private static void await(Connection connection, long expected) throws SQLException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (positions(connection) < expected) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not all events were committed within " + LIMIT);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  /// How many records are behind the positions of all logs. The topics have no holes.
  private static long positions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select coalesce(sum(next_offset), 0) from audit_service.log")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
