package dev.latchkey.routing;

import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.flow.AcceptRequests;
import dev.latchkey.routing.flow.InFlight;
import dev.latchkey.routing.flow.RepublishAnswers;
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
  private final RepublishAnswers republish;
  private final InFlight inFlight;
  private final BedrockCalls bedrock;
  private final SettingsTable settings;
  private final RoutingMetrics metrics;
  private final RoutingSettings configuration;
  private final Thread loop;

  @Inject
  RoutingService(
      AcceptRequests accept,
      RepublishAnswers republish,
      InFlight inFlight,
      BedrockCalls bedrock,
      SettingsTable settings,
      RoutingMetrics metrics,
      RoutingSettings configuration) {
    this.accept = accept;
    this.republish = republish;
    this.inFlight = inFlight;
    this.bedrock = bedrock;
    this.settings = settings;
    this.metrics = metrics;
    this.configuration = configuration;
    this.loop = Thread.ofPlatform().name("requests").unstarted(accept);
  }

  void start(@Observes StartupEvent start) {
    metrics.watch("requests.in.flight", inFlight::count);
    metrics.watch("settings.age.seconds", this::settingsAge);
    metrics.watch("settings.unreadable", settings::unreadableRecords);
    Thread.ofVirtual().name("republish").start(republish);
    loop.start();
  }

  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    accept.stop();
    loop.join(LOOP_END);
    if (!inFlight.awaitIdle(configuration.drain())) {
      LOG.warnf("%d requests are broken off by the shutdown", inFlight.count());
      bedrock.abort();
      inFlight.awaitIdle(AFTER_ABORT);
    }
  }

  /// Whether requests are still being taken, or at least waited for.
  boolean isAlive() {
    return loop.isAlive() && accept.isAlive();
  }

  private double settingsAge() {
    return settings.age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN);
  }
}
