package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.flow.DeliveryNotice;
import dev.latchkey.audit.postgres.Notices;
import dev.latchkey.audit.telemetry.ProofMetrics;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The logs that cannot be signed. After a restore, a log is behind what was published until
/// ingestion has begun its next generation: only what lasts is told.
@ApplicationScoped
public class SuspectLogs {

  private static final Logger LOG = Logger.getLogger(SuspectLogs.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Notices notices;
  private final ProofMetrics metrics;
  private final InstantSource clock;
  private final Map<String, Instant> since = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Inject
  public SuspectLogs(Notices notices, ProofMetrics metrics, InstantSource clock) {
    this.notices = notices;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// A log could not be signed. Tells of it once, if that does not end soon.
  Uni<Void> tell(String origin, long size, String reason) {
    Instant now = clock.instant();
    Instant begun = since.computeIfAbsent(origin, _ -> now);
    metrics.suspected(since.size());
    if (now.isBefore(begun.plus(PATIENCE)) || !told.add(origin)) {
      return Uni.createFrom().voidItem();
    }
    LOG.errorf("The log %s is not signed any more: %s", origin, reason);
    var event = new DeliveryEvent.TamperingSuspected(origin, size, reason);
    return notices
        .add(DeliveryNotice.of(event, "suspected since " + begun))
        .onFailure()
        .invoke(() -> told.remove(origin));
  }

  /// Forgets all but these: whatever is not among them is in order.
  void retain(Collection<String> origins) {
    since.keySet().retainAll(origins);
    told.retainAll(origins);
    metrics.suspected(since.size());
  }

  /// It could be signed.
  void clear(String origin) {
    since.remove(origin);
    told.remove(origin);
    metrics.suspected(since.size());
  }
}
