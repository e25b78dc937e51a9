package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The newest confirmation of every user's session. One thread applies records, any thread looks
/// up.
final class ConfirmationsView {

  /// A confirmation counts for twelve hours; what is older than a day is of no use to anybody.
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

  /// A confirmation that is published again late does not undo the one that followed it.
  private static final BinaryOperator<FallbackConfirmation> NEWER =
      BinaryOperator.maxBy(
          Comparator.comparingLong(FallbackConfirmation::policyRevision)
              .thenComparing(FallbackConfirmation::confirmedAt));

  private final Map<String, FallbackConfirmation> confirmations = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private Instant sweptAt = Instant.EPOCH;

  ConfirmationsView(InstantSource clock) {
    this.clock = clock;
  }

  Optional<FallbackConfirmation> find(String recordKey) {
    return Optional.ofNullable(confirmations.get(recordKey));
  }

  /// Takes a record in. One that cannot be read takes away what stood there before: it may have
  /// been meant to.
  ///
  /// @return whether it could be read
  boolean apply(ConsumerRecord<byte[], byte[]> record) {
    sweep();
    if (record.key() == null) {
      return false;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      confirmations.remove(key);
      return true;
    }
    FallbackConfirmation confirmation = read(key, record);
    if (confirmation == null) {
      confirmations.remove(key);
      return false;
    }
    if (!isOutdated(confirmation)) {
      confirmations.merge(key, confirmation, NEWER);
    }
    return true;
  }

  /// The confirmation in a record, unless it is unreadable or speaks of another session than its
  /// key.
  private static @Nullable FallbackConfirmation read(
      String key, ConsumerRecord<byte[], byte[]> record) {
    return switch (CloudEventCodec.decode(record.headers(), record.value())) {
      case Decoded.Event(var event) ->
          switch (EventType.FALLBACK_CONFIRMATION.read(event)) {
            case Parsed.Ok<FallbackConfirmation>(FallbackConfirmation confirmation) ->
                confirmation.recordKey().equals(key) ? confirmation : null;
            case Parsed.Invalid<FallbackConfirmation> _ -> null;
          };
      case Decoded.Tombstone() -> null;
      case Decoded.Malformed _ -> null;
    };
  }

  private void sweep() {
    Instant now = clock.instant();
    if (sweptAt.plus(BETWEEN_SWEEPS).isBefore(now)) {
      sweptAt = now;
      confirmations.values().removeIf(this::isOutdated);
    }
  }

  private boolean isOutdated(FallbackConfirmation confirmation) {
    return confirmation.confirmedAt().plus(KEPT).isBefore(clock.instant());
  }
}
