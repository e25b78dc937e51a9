package dev.latchkey.credential.flow;

import dev.latchkey.credential.kafka.OutboxProducer;
import dev.latchkey.credential.kafka.Publication;
import dev.latchkey.credential.postgres.OutboxReader;
import dev.latchkey.credential.postgres.OutboxReaders;
import dev.latchkey.credential.postgres.StoredEvent;
import dev.latchkey.credential.telemetry.CredentialMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Publishes what the outbox holds, oldest first, and forgets it afterwards. A crash between the
/// two publishes a batch again; it is never lost. One replica at a time has the turn.
///
/// Not thread-safe: one round after the other, on one event loop.
@ApplicationScoped
public class PublishOutbox {

  private static final int BATCH = 500;

  private final OutboxReaders readers;
  private final OutboxProducer producer;
  private final CredentialMetrics metrics;
  private @Nullable OutboxReader reader;

  @Inject
  public PublishOutbox(OutboxReaders readers, OutboxProducer producer, CredentialMetrics metrics) {
    this.readers = readers;
    this.producer = producer;
    this.metrics = metrics;
  }

  /// Publishes one batch, if this replica has the turn. A failure gives the turn back.
  ///
  /// @param news called whenever something new is in the outbox
  /// @return whether there may be more
  public Uni<Boolean> round(Runnable news) {
    return reader(news)
        .chain(open -> open.takeTurn().chain(mine -> mine ? publish(open) : nothing()))
        .onFailure()
        .call(this::giveBack);
  }

  /// Ends this replica's turn.
  public Uni<Void> giveBack() {
    OutboxReader open = reader;
    reader = null;
    return open == null ? Uni.createFrom().voidItem() : open.close();
  }

  private Uni<OutboxReader> reader(Runnable news) {
    OutboxReader open = reader;
    return open == null
        ? readers.open(news).invoke(opened -> reader = opened)
        : Uni.createFrom().item(open);
  }

  private Uni<Boolean> publish(OutboxReader open) {
    return open.read(BATCH)
        .chain(
            batch ->
                batch.isEmpty()
                    ? nothing()
                    : publish(open, batch).replaceWith(batch.size() == BATCH));
  }

  private Uni<Void> publish(OutboxReader open, List<StoredEvent> batch) {
    return producer
        .publish(batch.stream().map(PublishOutbox::publication).toList())
        .chain(() -> open.forget(batch))
        .invoke(() -> metrics.published(batch.size()));
  }

  private static Publication publication(StoredEvent stored) {
    return new Publication(stored.topic(), stored.key(), stored.event());
  }

  private static Uni<Boolean> nothing() {
    return Uni.createFrom().item(false);
  }
}
