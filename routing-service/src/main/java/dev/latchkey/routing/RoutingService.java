package dev.latchkey.routing;

import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.flow.inference.Pauses;
import dev.latchkey.routing.flow.intake.AcceptRequests;
import dev.latchkey.routing.flow.intake.InFlight;
import dev.latchkey.routing.flow.takeover.HoldLease;
import dev.latchkey.routing.flow.takeover.TakeOver;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Starts the service's threads and stops them so that nothing accepted is left without an answer,
/// if it can be helped.
@ApplicationScoped
public class RoutingService {

  private static final Logger LOG = Logger.getLogger(RoutingService.class);
  private static final Duration LOOP_END = Duration.ofSeconds(5);
  private static final Duration AFTER_ABORT = Duration.ofSeconds(3);

  private final AcceptRequests accept;
  private final HoldLease lease;
  private final TakeOver takeOver;
  private final Pauses pauses;
  private final InFlight inFlight;
  private final BedrockCalls bedrock;
  private final SettingsTable settings;
  private final RoutingMetrics metrics;
  private final RoutingSettings configuration;
  private final Thread loop;
  private final Thread renewal;
  private final Thread heir;

  @Inject
  RoutingService(
      AcceptRequests accept,
      HoldLease lease,
      TakeOver takeOver,
      Pauses pauses,
      InFlight inFlight,
      BedrockCalls bedrock,
      SettingsTable settings,
      RoutingMetrics metrics,
      RoutingSettings configuration) {
    this.accept = accept;
    this.lease = lease;
    this.takeOver = takeOver;
    this.pauses = pauses;
    this.inFlight = inFlight;
    this.bedrock = bedrock;
    this.settings = settings;
    this.metrics = metrics;
    this.configuration = configuration;
    this.loop = Thread.ofPlatform().name("requests").unstarted(accept);
    this.renewal = Thread.ofPlatform().name("lease").unstarted(lease);
    this.heir = Thread.ofPlatform().name("take over").daemon().unstarted(takeOver);
  }

  void start(@Observes StartupEvent start) {
    metrics.watch("requests.in.flight", inFlight::count);
    metrics.watch("requests.in.flight.of.largest.workspace", inFlight::countOfLargest);
    metrics.watch("settings.age.seconds", this::settingsAge);
    metrics.watch("settings.unreadable", settings::unreadableRecords);
    renewal.start();
    heir.start();
    loop.start();
  }

  /// What is in flight is finished first, then the lease is given up: whatever is left then is
  /// another instance's to end.
  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    accept.stop();
    takeOver.stop();
    pauses.end();
    loop.join(LOOP_END);
    if (!inFlight.awaitIdle(configuration.drain())) {
      LOG.warnf("%d requests are broken off by the shutdown", inFlight.count());
      bedrock.abort();
      inFlight.awaitIdle(AFTER_ABORT);
    }
    lease.stop();
    renewal.join(LOOP_END);
  }

  /// Whether requests are still being taken, or at least waited for, the lease renewed, and those
  /// of dead instances looked for.
  boolean isAlive() {
    return loop.isAlive() && accept.isAlive() && renewal.isAlive() && heir.isAlive();
  }

  private double settingsAge() {
    return settings.age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN);
  }
}
