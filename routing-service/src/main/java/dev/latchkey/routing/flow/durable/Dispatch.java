package dev.latchkey.routing.flow.durable;

import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.RecordRefused;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/// An event on its way to Kafka. It is sent again until Kafka has it; sent twice, it is the same
/// event twice. One thread uses it.
public final class Dispatch {

  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  private final Publisher publisher;
  private final Outgoing outgoing;
  private CompletableFuture<RecordPlace> acknowledged;

  private Dispatch(Publisher publisher, Outgoing outgoing) {
    this.publisher = publisher;
    this.outgoing = outgoing;
    this.acknowledged = publisher.send(outgoing);
  }

  /// Sends an event.
  public static Dispatch send(Publisher publisher, Outgoing outgoing) {
    return new Dispatch(publisher, outgoing);
  }

  /// What is on its way.
  public Outgoing outgoing() {
    return outgoing;
  }

  /// Waits until Kafka has the event, however long it takes.
  ///
  /// @return where it stands; empty when Kafka refuses it for good
  public Optional<RecordPlace> settle() {
    return settleWithin(Integer.MAX_VALUE);
  }

  /// Waits until Kafka has the event or has failed so many times to take it.
  ///
  /// @return where it stands; empty when it was given up
  public Optional<RecordPlace> settleWithin(int failures) {
    for (int tries = 0; tries < failures; tries++) {
      try {
        return Optional.of(acknowledged.join());
      } catch (CompletionException e) {
        if (isRefused(e)) {
          return Optional.empty();
        }
        Persistence.rest(tries);
        acknowledged = publisher.send(outgoing);
      }
    }
    return Optional.empty();
  }

  /// Whether Kafka has the event or refuses it for good. Does not wait; sends again what failed.
  public boolean isSettled() {
    if (!acknowledged.isDone()) {
      return false;
    }
    try {
      acknowledged.join();
      return true;
    } catch (CompletionException e) {
      if (isRefused(e)) {
        return true;
      }
      acknowledged = publisher.send(outgoing);
      return false;
    }
  }

  private boolean isRefused(CompletionException e) {
    String id = outgoing.event().id();
    if (e.getCause() instanceof RecordRefused refused) {
      LOG.errorf("event %s for %s: %s", id, outgoing.topic(), refused.getMessage());
      return true;
    }
    LOG.infof("event %s for %s is sent again", id, outgoing.topic());
    return false;
  }
}
