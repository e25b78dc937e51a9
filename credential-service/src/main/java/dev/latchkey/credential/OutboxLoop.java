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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the outbox being published: at once when PostgreSQL tells of new rows, and every second in
/// case it did not. Rounds follow each other on one event loop and never overlap.
@ApplicationScoped
public class OutboxLoop {

  private static final Logger LOG = Logger.getLogger(OutboxLoop.class);
  private static final Duration SAFETY_POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

  private final PublishOutbox publish;
  private final Vertx vertx;
  private final Context eventLoop;
  private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
  private long timer;
  private boolean running;
  private boolean wanted;
  private boolean failing;
  private boolean stopped;

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

  /// Waits for the round that is under way, so that what it publishes is also forgotten.
  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
    eventLoop.runOnContext(_ -> stop());
    try {
      over.get(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn(
          "the last outbox round did not end in time; what it published may be published again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    stopped = true;
    if (!running) {
      publish.giveBack().subscribe().with(_ -> over.complete(null), over::completeExceptionally);
    }
  }

  /// Asks for a round, soon. Safe for all threads.
  void wake() {
    eventLoop.runOnContext(
        _ -> {
          wanted = true;
          if (!running && !stopped) {
            round();
          }
        });
  }

  private void round() {
    wanted = false;
    running = true;
    publish.round(this::wake).subscribe().with(this::done, this::failed);
  }

  private void done(boolean more) {
    failing = false;
    running = false;
    if (stopped) {
      stop();
    } else if (more || wanted) {
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
    if (stopped) {
      stop();
    }
  }
}
