package dev.latchkey.routing.telemetry;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What operators watch. Names begin with `latchkey_` on the metrics endpoint. Thread-safe.
public final class RoutingMetrics {

  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final MeterRegistry registry;

  public RoutingMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// A request has its final answer.
  ///
  /// @param failure null for an answer of Bedrock's
  public void answered(@Nullable ErrorCode failure) {
    String code = failure == null ? "OK" : failure.name();
    registry.counter("latchkey.requests", "code", code).increment();
  }

  /// A call to Bedrock has ended.
  ///
  /// @param failure null for a success
  public void called(Region region, @Nullable ErrorCode failure, Duration took) {
    Timer.builder("latchkey.bedrock.call")
        .tag("region", region.name())
        .tag("code", failure == null ? "OK" : failure.name())
        .publishPercentileHistogram()
        .minimumExpectedValue(SHORTEST)
        .maximumExpectedValue(LONGEST)
        .register(registry)
        .record(took);
  }

  /// Another record with the id of a request that is taken on already.
  public void duplicate() {
    registry.counter("latchkey.claims.duplicates").increment();
  }

  /// The same record again.
  public void redelivery() {
    registry.counter("latchkey.claims.redeliveries").increment();
  }

  /// A record that nobody can be told about.
  public void deadRequest() {
    registry.counter("latchkey.requests.dead").increment();
  }

  /// An answer was found after its request had been taken over; it is not published.
  public void answerLost() {
    registry.counter("latchkey.claims.lost").increment();
  }

  /// A reply topic did not take an answer, which stands on the topic of answers.
  public void replyLost() {
    registry.counter("latchkey.replies.lost").increment();
  }

  /// The price of a call is not known.
  public void priceUnknown() {
    registry.counter("latchkey.prices.unknown").increment();
  }

  /// The platform's own credential could not be opened.
  public void platformUnavailable() {
    registry.counter("latchkey.platform.unavailable").increment();
  }

  /// It was decided whether a failed call falls back.
  ///
  /// @param outcome `SERVED`, or why the platform did not serve it
  public void fallback(String outcome) {
    registry.counter("latchkey.fallbacks", "outcome", outcome).increment();
  }

  /// Shows a number that changes by itself.
  ///
  /// @param name with dots, without the prefix `latchkey`
  public void watch(String name, Supplier<Number> value) {
    Gauge.builder("latchkey." + name, value).register(registry);
  }
}
