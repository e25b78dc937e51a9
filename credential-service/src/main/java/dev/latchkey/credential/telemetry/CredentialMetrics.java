package dev.latchkey.credential.telemetry;

import dev.latchkey.contracts.wire.error.ErrorCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// The numbers of the service.
@ApplicationScoped
public class CredentialMetrics {

  private static final String OK = "ok";

  private final MeterRegistry registry;
  private final AtomicLong outboxRows = new AtomicLong();
  private final AtomicLong outboxSeconds = new AtomicLong();

  @Inject
  public CredentialMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("latchkey.credential.outbox.rows", outboxRows, AtomicLong::get)
        .description("Events stored and not yet published")
        .register(registry);
    Gauge.builder("latchkey.credential.outbox.age", outboxSeconds, AtomicLong::get)
        .baseUnit("seconds")
        .description("How long the oldest of them has waited")
        .register(registry);
  }

  /// A key was saved.
  public void saved() {
    count("latchkey.credential.saves", OK);
  }

  /// A key was not saved.
  public void saveRefused(ErrorCode code) {
    count("latchkey.credential.saves", name(code));
  }

  /// A session was renewed.
  public void renewed() {
    count("latchkey.credential.renewals", OK);
  }

  /// A session was not renewed.
  public void renewalFailed(ErrorCode code) {
    count("latchkey.credential.renewals", name(code));
  }

  /// A record of the directory was passed over because it could not be read.
  public void directoryRecordSkipped() {
    registry.counter("latchkey.credential.directory.skipped").increment();
  }

  /// Notices of the directory were applied.
  public void directoryApplied(int notices) {
    registry.counter("latchkey.credential.directory.applied").increment(notices);
  }

  /// Events were published.
  public void published(int events) {
    registry.counter("latchkey.credential.outbox.published").increment(events);
  }

  /// The documents of a version that was given up were deleted from Vault.
  public void swept() {
    registry.counter("latchkey.credential.swept").increment();
  }

  /// How much waits in the outbox.
  public void outbox(long rows, Duration age) {
    outboxRows.set(rows);
    outboxSeconds.set(age.toSeconds());
  }

  private void count(String name, String result) {
    registry.counter(name, "result", result).increment();
  }

  private static String name(ErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT);
  }
}
