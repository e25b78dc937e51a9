package dev.latchkey.routing;

import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.DatabaseUnavailable;
import dev.latchkey.routing.postgres.FallbackCapTable;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Removes answered claims that are 48 hours old: twice the time that the requests topic keeps its
/// records, after which no record can be delivered again. What fallbacks had used by then goes with
/// them.
@ApplicationScoped
public class PurgeClaims {

  private static final Logger LOG = Logger.getLogger(PurgeClaims.class);
  private static final Duration LIFE = Duration.ofDays(2);

  private final Claims claims;
  private final FallbackCapTable caps;
  private final InstantSource clock;

  @Inject
  public PurgeClaims(Claims claims, FallbackCapTable caps, InstantSource clock) {
    this.claims = claims;
    this.caps = caps;
    this.clock = clock;
  }

  @Scheduled(every = "10m", delayed = "1m")
  @RunOnVirtualThread
  void run() {
    try {
      Instant before = clock.instant().minus(LIFE);
      LOG.debugf("%d claims purged", claims.purge(before));
      caps.purge(before);
    } catch (DatabaseUnavailable e) {
      LOG.infof("claims are purged later: %s", e.getMessage());
    }
  }
}
