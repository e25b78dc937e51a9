package dev.latchkey.benchmark.routing;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Agent services: publish requests and wait for the answers. Any thread may use them.
final class Agents implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final long SECOND = 1_000_000_000L;

  private final Pair topics;
  private final Answers answers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final String run = UUID.randomUUID().toString();
  private final AtomicLong asked = new AtomicLong();

  Agents(String bootstrapServers, Pair topics) {
    this.topics = topics;
    this.answers = new Answers(bootstrapServers, topics.answers());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Asks in turn for these workspaces, so many at a time, each only when its last answer is there.
  ///
  /// @throws IllegalStateException if one is not served
  Latencies ask(List<Tenant> tenants, int atATime, int requests) {
    long[] nanos = new long[requests];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    together(
        atATime,
        () -> {
          for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
            nanos[i] = askOnce(tenants.get(i % tenants.size()).workspace());
          }
        });
    return new Latencies(nanos, Duration.ofNanos(System.nanoTime() - start));
  }

  /// Asks in turn for these workspaces, evenly over time, whether answers come or not.
  ///
  /// @throws IllegalStateException if one is not served
  Latencies askEvenly(List<Tenant> tenants, int perSecond, int requests) {
    List<CompletableFuture<Long>> ends = new ArrayList<>();
    long[] nanos = new long[requests];
    long begin = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      long due = begin + i * SECOND / perSecond;
      pauseUntil(due);
      ends.add(end(publish(tenants.get(i % tenants.size()).workspace())));
      nanos[i] = -due;
    }
    for (int i = 0; i < requests; i++) {
      nanos[i] += await(ends.get(i));
    }
    return new Latencies(nanos, Duration.ofNanos(System.nanoTime() - begin));
  }

  private static CompletableFuture<Long> end(CompletableFuture<Boolean> answer) {
    return answer.thenApply(
        served -> {
          if (!served) {
            throw new IllegalStateException("A request was not served");
          }
          return System.nanoTime();
        });
  }

  /// Waits for a moment of [System#nanoTime].
  static void pauseUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Publishes a request.
  ///
  /// @return whether it was served, once there is an answer
  CompletableFuture<Boolean> publish(WorkspaceId workspace) {
    String id = run + "/" + asked.getAndIncrement();
    CompletableFuture<Boolean> answer = answers.expect(id);
    Future<RecordMetadata> _ = producer.send(Question.record(topics.requests(), workspace, id));
    return answer;
  }

  /// Waits for an answer.
  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("A request has no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private long askOnce(WorkspaceId workspace) {
    long start = System.nanoTime();
    if (!await(publish(workspace))) {
      throw new IllegalStateException("A request of " + workspace + " was not served");
    }
    return System.nanoTime() - start;
  }

  private static void together(int threads, Runnable work) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(executor.submit(work));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The load broke off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    producer.close();
    answers.close();
  }
}
