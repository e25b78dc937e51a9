package dev.latchkey.credential;

import dev.latchkey.credential.flow.fallback.DeploymentCaps;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Announces the deployment's caps once, as soon as PostgreSQL permits. Until then no settings are
/// published.
@ApplicationScoped
public class AnnounceCaps {

  private static final Logger LOG = Logger.getLogger(AnnounceCaps.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final DeploymentCaps caps;

  @Inject
  public AnnounceCaps(DeploymentCaps caps) {
    this.caps = caps;
  }

  void start(@Observes StartupEvent event) {
    caps.announce()
        .onFailure()
        .invoke(failure -> LOG.warnf("caps not announced yet: %s", failure.getMessage()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely()
        .subscribe()
        .with(_ -> {});
  }
}
