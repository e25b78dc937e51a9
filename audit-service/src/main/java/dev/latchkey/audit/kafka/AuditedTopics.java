package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.ServiceName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Reads the audited topics as a member of the group, on a thread of its own, until it is closed. A
/// consumer that fails is replaced.
public final class AuditedTopics implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AuditedTopics.class);
  private static final Duration REPLACEMENT = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Map<String, Object> connection;
  private final Set<String> topics;
  private final PartitionWork work;
  private final BiConsumer<String, Long> lag;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "audited-topics");

  /// @param connection what every client needs: `bootstrap.servers`, security
  /// @param lag told of every topic's lag, every second
  public AuditedTopics(
      Map<String, Object> connection,
      Set<String> topics,
      PartitionWork work,
      BiConsumer<String, Long> lag,
      InstantSource clock) {
    this.connection = connection;
    this.topics = topics;
    this.work = work;
    this.lag = lag;
    this.clock = clock;
  }

  /// Begins to read.
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!isStopping(Duration.ZERO)) {
      try (Consumer<byte[], byte[]> consumer =
              ConsumerSettings.member(connection, ServiceName.AUDIT_SERVICE.text());
          PartitionSights sights = new PartitionSights(connection)) {
        read(new PartitionLoop(consumer, sights, work));
      } catch (RuntimeException e) {
        LOG.error("the audited topics cannot be read; beginning anew", e);
        isStopping(REPLACEMENT);
      }
    }
  }

  private void read(PartitionLoop loop) {
    Rhythm opening = new Rhythm(Duration.ofMillis(200));
    Rhythm telling = new Rhythm(Duration.ofSeconds(1));
    Rhythm watching = new Rhythm(Duration.ofSeconds(2));
    Rhythm comparing = new Rhythm(Duration.ofSeconds(10));
    loop.subscribe(topics);
    while (!isStopping(Duration.ZERO)) {
      loop.turn();
      opening.run(() -> unlessAway(loop::open));
      watching.run(() -> unlessAway(() -> loop.watch(clock.instant())));
      comparing.run(() -> unlessAway(loop::compare));
      telling.run(
          () -> {
            loop.commit();
            loop.lags().forEach(lag);
          });
    }
    loop.finish(GOODBYE);
  }

  private static void unlessAway(Runnable look) {
    try {
      look.run();
    } catch (KafkaException e) {
      LOG.warnf("trying again: %s", e.getMessage());
    }
  }

  /// Waits for the end, for at most so long.
  private boolean isStopping(Duration patience) {
    try {
      return stopping.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Ends when what was fetched is in the log, or after some seconds.
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(GOODBYE.multipliedBy(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Something that is done now and then.
  private static final class Rhythm {
    private final Duration every;
    private long next = System.nanoTime();

    Rhythm(Duration every) {
      this.every = every;
    }

    void run(Runnable what) {
      long now = System.nanoTime();
      if (now - next >= 0) {
        next = now + every.toNanos();
        what.run();
      }
    }
  }
}
