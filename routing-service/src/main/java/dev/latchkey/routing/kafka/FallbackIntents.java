package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.FallbackDecision;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.PlatformRoute;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Writes the intent of a fallback into the audit log, and is the only place where the right to
/// call the platform for a fallback comes from (INV-3): the brokers' acknowledgement that all
/// in-sync replicas have the intent.
///
/// It has a producer of its own, which gives a record up when nobody waits for it any more, so that
/// an intent that was not acknowledged rarely lands late. Blocks; safe for all threads.
public final class FallbackIntents implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final Duration patience;
  private final InstantSource clock;

  /// Opens the producer; needs no broker yet.
  ///
  /// @param patience the longest wait for an acknowledgement
  public FallbackIntents(KafkaConnection connection, Duration patience, InstantSource clock) {
    this.producer = connection.producer(settings(patience));
    this.patience = patience;
    this.clock = clock;
  }

  /// Publishes an intent and waits until it is durable.
  ///
  /// @param decision what the intent stands for
  /// @param trace the trace of the request; null when it is not traced
  /// @throws IllegalArgumentException if the intent names another region or model than the
  ///   decision: the audit log would tell of another call than the one that is made
  public IntentResult publish(
      FallbackEvent.Intent intent,
      FallbackDecision.Permitted decision,
      @Nullable TraceContext trace) {
    PlatformRoute route = decision.route();
    if (!intent.grounds().region().equals(route.region())
        || !intent.platformModel().equals(route.model().text())) {
      throw new IllegalArgumentException("the intent is not of the decision's route");
    }
    return isAcknowledged(event(intent, trace), intent.subject())
        ? new IntentResult.Acknowledged(
            new PlatformGrant.DurableIntent(intent.subject().fallbackId(), route))
        : new IntentResult.NotAcknowledged();
  }

  private boolean isAcknowledged(CloudEvent event, FallbackEvent.Subject subject) {
    long until = System.nanoTime() + patience.toNanos();
    Content key = Content.of(subject.workspace().value().getBytes(StandardCharsets.UTF_8));
    try {
      producer
          .send(EventRecords.of(Outgoing.to(Topics.FALLBACK_EVENTS, key, event)))
          .get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException | KafkaException | IllegalStateException e) {
      // The last after the end of the service; then nothing is acknowledged any more.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CloudEvent event(FallbackEvent.Intent intent, @Nullable TraceContext trace) {
    FallbackEvent.Subject subject = intent.subject();
    return EventType.FALLBACK_EVENT.event(
        subject.fallbackId() + "-intent",
        ServiceName.ROUTING_SERVICE.text(),
        subject.requestId(),
        clock.instant(),
        subject.org(),
        trace,
        intent);
  }

  private static Map<String, Object> settings(Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        (long) millis,
        // Half of it, so that a request that was lost is sent once more.
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        millis / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        millis);
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
