package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.RecordRefused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// An event on its way to Kafka. It is sent again until Kafka has it; sent twice, it is the same
/// event twice. One thread uses it.
final class Dispatch {

  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  private final Publisher publisher;
  private final Topic topic;
  private final @Nullable Content key;
  private final CloudEvent event;
  private CompletableFuture<Void> acknowledged;

  private Dispatch(Publisher publisher, Topic topic, @Nullable Content key, CloudEvent event) {
    this.publisher = publisher;
    this.topic = topic;
    this.key = key;
    this.event = event;
    this.acknowledged = publisher.send(topic, key, event);
  }

  /// Sends an event.
  static Dispatch send(Publisher publisher, Topic topic, @Nullable Content key, CloudEvent event) {
    return new Dispatch(publisher, topic, key, event);
  }

  /// Waits until Kafka has the event, however long it takes.
  ///
  /// @return false when Kafka refuses it for good
  boolean settle() {
    for (int tries = 0; ; tries++) {
      try {
        acknowledged.join();
        return true;
      } catch (CompletionException e) {
        if (isRefused(e)) {
          return false;
        }
        Persistence.rest(tries);
        acknowledged = publisher.send(topic, key, event);
      }
    }
  }

  /// Whether Kafka has the event or refuses it for good. Does not wait; sends again what failed.
  boolean isSettled() {
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
      acknowledged = publisher.send(topic, key, event);
      return false;
    }
  }

  private boolean isRefused(CompletionException e) {
    if (e.getCause() instanceof RecordRefused refused) {
      LOG.errorf("event %s for %s: %s", event.id(), topic, refused.getMessage());
      return true;
    }
    LOG.infof("event %s for %s is sent again", event.id(), topic);
    return false;
  }
}
