package dev.latchkey.routing.flow.intake;

import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.BrokerUnavailable;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.BatchVerdict;
import dev.latchkey.routing.postgres.ClaimRequest;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.DatabaseUnavailable;
import dev.latchkey.routing.postgres.Leases;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
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
  private final BeginBatch begin;
  private final InFlight inFlight;

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
      BeginBatch begin,
      InFlight inFlight) {
    this.intake = intake;
    this.settings = settings;
    this.leases = leases;
    this.claims = claims;
    this.begin = begin;
    this.inFlight = inFlight;
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
      batches.forEach(Batch::leave);
      intake.close();
    }
  }

  private void turn() {
    try {
      boolean room = inFlight.hasRoomForBatch();
      intake.admit(batches.isEmpty() && room && isReady());
      List<Arrival> arrivals = intake.poll(room ? WAIT : WAIT_WHILE_FULL);
      if (!arrivals.isEmpty()) {
        batches.add(begin.seat(arrivals));
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
        begin.run(batch, judged);
      }
      if (!batch.isBegun() || !batch.isSettled()) {
        return;
      }
      batches.remove();
      intake.acknowledge(batch.places());
    }
  }

  private BatchVerdict claimed(Batch batch) {
    List<ClaimRequest> wishes = batch.claims();
    return wishes.isEmpty()
        ? new BatchVerdict.Judged(leases.owner(), List.of())
        : claims.claim(wishes);
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
