package dev.latchkey.credential;

import dev.latchkey.credential.flow.PublishOutbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Keeps the outbox being published: at once when PostgreSQL tells of new rows, and every second in
/// case it did not. Rounds follow each other on one event loop and never overlap.
@ApplicationScoped
public class OutboxLoop {

  private static final Logger LOG = Logger.getLogger(OutboxLoop.class);
  private static final Duration SAFETY_POLL = Duration.ofSeconds(1);

  private final PublishOutbox publish;
  private final Vertx vertx;
  private final Context eventLoop;
  private long timer;
  private boolean running;
  private boolean wanted;
  private boolean failing;
  private volatile boolean stopped;

  @Inject
  public OutboxLoop(PublishOutbox publish, Vertx vertx) {
    this.publish = publish;
    this.vertx = vertx;
    this.eventLoop = vertx.getOrCreateContext();
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(SAFETY_POLL.toMillis(), _ -> wake());
    wake();
  }

  /// The round that is under way ends by itself; no other begins.
  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    vertx.cancelTimer(timer);
    eventLoop.runOnContext(_ -> publish.giveBack().subscribe().with(_ -> {}, _ -> {}));
  }

  /// Asks for a round, soon. Safe for all threads.
  void wake() {
    eventLoop.runOnContext(
        _ -> {
          wanted = true;
          if (!running) {
            round();
          }
        });
  }

  private void round() {
    if (stopped) {
      return;
    }
    wanted = false;
    running = true;
    publish.round(this::wake).subscribe().with(this::done, this::failed);
  }

  private void done(boolean more) {
    failing = false;
    running = false;
    if (more || wanted) {
      round();
    }
  }

  /// The next poll tries again; only the first failure of a row is logged.
  private void failed(Throwable failure) {
    running = false;
    if (!failing) {
      LOG.warnf("outbox not published, trying again every second: %s", failure);
    }
    failing = true;
  }
}
