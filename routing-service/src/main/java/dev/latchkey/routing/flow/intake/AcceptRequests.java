package dev.latchkey.routing.flow.intake;

import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.BrokerUnavailable;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.BatchVerdict;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.ClaimRequest;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.DatabaseUnavailable;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes requests from Kafka: poll, claim, begin, acknowledge. It never stops polling; while it can
/// take nothing more, because enough requests are in flight, PostgreSQL is away, the lease is not
/// held or the settings are not known to be current, the partitions are paused and nothing new
/// begins.
@Singleton
public final class AcceptRequests implements Runnable {

  /// Settings whose last proof is older than this are not acted upon.
  public static final Duration SETTINGS_LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(AcceptRequests.class);
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final Duration WAIT_WHILE_FULL = Duration.ofMillis(5);
  private static final Duration LONGEST_TURN = Duration.ofMinutes(2);

  private final RequestIntake intake;
  private final SettingsTable settings;
  private final Leases leases;
  private final Claims claims;
  private final ServeRequest serve;
  private final BuryRequest bury;
  private final NoticeDuplicate notice;
  private final InFlight inFlight;
  private final RoutingMetrics metrics;

  private final Queue<Batch> batches = new ArrayDeque<>();
  private int failures;
  private volatile boolean stopping;
  private volatile long lastTurnNanos = System.nanoTime();

  @Inject
  public AcceptRequests(
      RequestIntake intake,
      SettingsTable settings,
      Leases leases,
      Claims claims,
      ServeRequest serve,
      BuryRequest bury,
      NoticeDuplicate notice,
      InFlight inFlight,
      RoutingMetrics metrics) {
    this.intake = intake;
    this.settings = settings;
    this.leases = leases;
    this.claims = claims;
    this.serve = serve;
    this.bury = bury;
    this.notice = notice;
    this.inFlight = inFlight;
    this.metrics = metrics;
  }

  /// Lets [#run] return soon. What is in flight goes on.
  public void stop() {
    stopping = true;
  }

  /// Whether the loop still turns. A turn may wait for PostgreSQL or Kafka, but not for ever.
  public boolean isAlive() {
    return System.nanoTime() - lastTurnNanos < LONGEST_TURN.toNanos();
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        lastTurnNanos = System.nanoTime();
        turn();
      }
    } finally {
      intake.close();
    }
  }

  private void turn() {
    try {
      boolean room = inFlight.hasRoomForBatch();
      intake.admit(batches.isEmpty() && room && isReady());
      List<Arrival> arrivals = intake.poll(room ? WAIT : WAIT_WHILE_FULL);
      if (!arrivals.isEmpty()) {
        batches.add(new Batch(UUID.randomUUID(), arrivals));
      }
      takeAll();
      note(null);
    } catch (DatabaseUnavailable | BrokerUnavailable e) {
      note(e);
    }
  }

  private boolean isReady() {
    return leases.isHeld() && settings.isProvenWithin(SETTINGS_LIMIT);
  }

  /// Takes the batches that wait, oldest first. One that cannot be taken now stays, and with it the
  /// offsets.
  private void takeAll() {
    for (Batch batch = batches.peek(); batch != null; batch = batches.peek()) {
      if (!batch.isBegun() && claimed(batch) instanceof BatchVerdict.Judged judged) {
        begin(batch, judged);
      }
      if (!batch.isBegun() || !batch.isSettled()) {
        return;
      }
      batches.remove();
      intake.acknowledge(batch.places());
    }
  }

  private BatchVerdict claimed(Batch batch) {
    List<ClaimRequest> wishes = batch.addressed().stream().map(batch::claim).toList();
    return wishes.isEmpty()
        ? new BatchVerdict.Judged(leases.owner(), List.of())
        : claims.claim(wishes);
  }

  private void begin(Batch batch, BatchVerdict.Judged judged) {
    List<Arrival.Addressed> addressed = batch.addressed();
    List<Dispatch> told = new ArrayList<>(batch.unreadable().stream().map(bury::run).toList());
    for (int i = 0; i < addressed.size(); i++) {
      Claim claim = new Claim(addressed.get(i).request(), judged.owner());
      begin(addressed.get(i), claim, judged.verdicts().get(i)).ifPresent(told::add);
    }
    batch.begin(told);
  }

  /// Begins a request, or sends what its sender is told instead.
  private Optional<Dispatch> begin(Arrival.Addressed arrival, Claim claim, ClaimVerdict verdict) {
    return switch (verdict) {
      case ClaimVerdict.Ours() -> {
        inFlight.start(arrival.bytes(), () -> serve.run(arrival, claim));
        yield Optional.empty();
      }
      case ClaimVerdict.Redelivery() -> {
        metrics.redelivery();
        yield Optional.empty();
      }
      case ClaimVerdict.Duplicate duplicate -> {
        inFlight.start(0, () -> notice.reply(arrival, duplicate));
        yield Optional.of(notice.run(arrival, duplicate));
      }
    };
  }

  private void note(@Nullable RuntimeException failure) {
    if (failure == null) {
      if (failures > 0) {
        LOG.infof("requests are taken again");
      }
      failures = 0;
      return;
    }
    if (failures == 0) {
      LOG.warnf("no requests are taken at present: %s", failure.getMessage());
    }
    Persistence.rest(failures++);
  }
}
