package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known outside PostgreSQL of how far each log had come. Kafka's consumer blocks, so each
/// look runs on the service's one bounded pool, one at a time.
@ApplicationScoped
public class PublishedCheckpoints {

  private final Map<String, Object> connection;
  private final WorkerExecutor threads;
  private @Nullable PublishedHeads heads;

  @Inject
  public PublishedCheckpoints(
      @Identifier("default-kafka-broker") Map<String, Object> connection, WorkerExecutor threads) {
    this.connection = connection;
    this.threads = threads;
  }

  /// By what a partition's checkpoint is known.
  public static String key(String cluster, String topicId, int partition) {
    return PublishedHeads.key(cluster, topicId, partition);
  }

  /// The furthest checkpoint of each partition, by [#key], as of this moment. Fails when the broker
  /// does not answer in time.
  public Uni<Map<String, CheckpointPublished>> furthest() {
    return threads.executeBlocking(this::read, false);
  }

  private synchronized Map<String, CheckpointPublished> read() {
    PublishedHeads open = heads == null ? new PublishedHeads(connection) : heads;
    heads = open;
    try {
      open.refresh();
      return open.all();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @PreDestroy
  synchronized void close() {
    PublishedHeads open = heads;
    heads = null;
    if (open != null) {
      open.close();
    }
  }
}
