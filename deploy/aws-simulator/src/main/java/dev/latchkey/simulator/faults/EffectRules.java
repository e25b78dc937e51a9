package dev.latchkey.simulator.faults;

import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.faults.FaultDocument.CutDocument;
import dev.latchkey.simulator.faults.FaultDocument.EffectDocument;
import dev.latchkey.simulator.faults.FaultDocument.ErrorDocument;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns an [EffectDocument] into an [Effect].
final class EffectRules {

  private final ErrorCatalogue catalogue;
  private final LongSupplier lastSerial;

  EffectRules(ErrorCatalogue catalogue, LongSupplier lastSerial) {
    this.catalogue = catalogue;
    this.lastSerial = lastSerial;
  }

  /// Reads an effect; empty when a problem was added.
  ///
  /// @param service the only service the fault matches, `null` when any
  Optional<Effect> read(
      @Nullable EffectDocument document, @Nullable String service, List<String> problems) {
    if (document == null || given(document).count() != 1) {
      problems.add(
          "effect must have exactly one of error, throttle, dailyQuota, expire, latency, hang, cut,"
              + " stream");
      return Optional.empty();
    }
    if (document.error() != null) {
      return fail(document.error(), service, problems);
    }
    if (document.cut() != null) {
      return cut(document.cut(), problems);
    }
    return document.stream() != null
        ? StreamRules.read(document.stream(), problems).map(Effect.Stream::new)
        : number(document, problems);
  }

  private static Stream<Object> given(EffectDocument document) {
    return Stream.<@Nullable Object>of(
            document.error(),
            document.throttle(),
            document.dailyQuota(),
            document.expire(),
            document.latency(),
            document.hang(),
            document.cut(),
            document.stream())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  private Optional<Effect> number(EffectDocument document, List<String> problems) {
    if (document.throttle() != null) {
      return atLeastOne("throttle.perMinute", document.throttle().perMinute(), problems)
          .map(perMinute -> new Effect.Throttle(perMinute.intValue()));
    }
    if (document.dailyQuota() != null) {
      @Nullable Long tokens = document.dailyQuota().tokens();
      return atLeastOne("dailyQuota.tokens", tokens, problems)
          .map(most -> new Effect.DailyQuota(most.longValue()));
    }
    if (document.latency() != null) {
      return atLeastOne("latency.millis", document.latency().millis(), problems)
          .map(millis -> new Effect.Latency(Duration.ofMillis(millis.longValue())));
    }
    return Optional.of(
        document.hang() == null ? new Effect.Expire(lastSerial.getAsLong()) : new Effect.Hang());
  }

  private static Optional<Number> atLeastOne(
      String name, @Nullable Number value, List<String> problems) {
    if (value == null || value.longValue() < 1) {
      problems.add("%s is %s; it must be at least 1".formatted(name, value));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Optional<Effect> fail(
      ErrorDocument document, @Nullable String service, List<String> problems) {
    @Nullable Integer retryAfter = document.retryAfterSeconds();
    if (retryAfter != null && retryAfter < 0) {
      problems.add("error.retryAfterSeconds is %d; it must be at least 0".formatted(retryAfter));
    }
    @Nullable String row = document.row();
    return row == null ? free(document, problems) : ofRow(row, document, service, problems);
  }

  private Optional<Effect> ofRow(
      String id, ErrorDocument document, @Nullable String service, List<String> problems) {
    Optional<ErrorCatalogue.Row> row = catalogue.row(id);
    if (row.isEmpty()) {
      problems.add("error.row %s is not in the catalogue".formatted(id));
    }
    if (document.status() != null || document.code() != null || document.message() != null) {
      problems.add("error has a row, so it must have no status, code or message");
    }
    row.map(ErrorCatalogue.Row::surface)
        .filter(surface -> service != null && !service.equals(surface))
        .ifPresent(
            surface ->
                problems.add(
                    "error.row %s is of %s, but the fault matches %s only"
                        .formatted(id, surface, service)));
    return row.map(
        found -> new Effect.Fail(found.answer(document.retryAfterSeconds()), found.surface()));
  }

  private static Optional<Effect> free(ErrorDocument document, List<String> problems) {
    @Nullable Integer status = document.status();
    if (status == null || status < 400 || status > 599) {
      problems.add(
          "error.status is %s; it must be 400 to 599, or there must be a row".formatted(status));
    }
    @Nullable String code = document.code();
    if (code == null || !code.matches("\\w{1,128}")) {
      problems.add("error.code is '%s'; it must have 1 to 128 of A-Za-z0-9_".formatted(code));
    }
    @Nullable String message = document.message();
    if (message == null) {
      problems.add("error.message is missing");
    }
    if (status == null || code == null || message == null) {
      return Optional.empty();
    }
    AwsError error = new AwsError(status, code, message, document.retryAfterSeconds());
    return Optional.of(new Effect.Fail(new Answer.Refused(error), null));
  }

  private static Optional<Effect> cut(CutDocument document, List<String> problems) {
    boolean runs = !Boolean.FALSE.equals(document.ran());
    return switch (document.when()) {
      case "before-answer" -> Optional.of(new Effect.Cut(Effect.Moment.BEFORE_ANSWER, runs));
      case "during-answer" -> {
        if (!runs) {
          problems.add("cut.ran is false, but an answer only begins when the call has run");
        }
        yield Optional.of(new Effect.Cut(Effect.Moment.DURING_ANSWER, true));
      }
      case null, default -> {
        problems.add(
            "cut.when is %s; it must be before-answer or during-answer".formatted(document.when()));
        yield Optional.empty();
      }
    };
  }
}
