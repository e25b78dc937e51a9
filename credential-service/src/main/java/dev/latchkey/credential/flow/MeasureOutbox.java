package dev.latchkey.credential.flow;

import dev.latchkey.credential.postgres.OutboxReaders;
import dev.latchkey.credential.telemetry.CredentialMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Measures what waits in the outbox. Every replica does, so that a publisher that is stuck shows.
@ApplicationScoped
public class MeasureOutbox {

  private final OutboxReaders readers;
  private final CredentialMetrics metrics;

  @Inject
  public MeasureOutbox(OutboxReaders readers, CredentialMetrics metrics) {
    this.readers = readers;
    this.metrics = metrics;
  }

  /// Measures once.
  public Uni<Void> measure() {
    return readers
        .backlog()
        .invoke(backlog -> metrics.outbox(backlog.rows(), backlog.age()))
        .replaceWithVoid();
  }
}
