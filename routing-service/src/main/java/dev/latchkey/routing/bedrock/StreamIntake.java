package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.cloudevents.Content;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.async.SdkPublisher;

/// Where the SDK's threads put the events of one stream, and its reader takes them. It never holds
/// more than a few events: more are asked for as they are taken.
final class StreamIntake implements AutoCloseable {

  private static final int WINDOW = 32;

  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
  private volatile @Nullable Subscription subscription;
  private volatile @Nullable CompletableFuture<Void> call;
  private volatile @Nullable AwsResponse response;
  private volatile boolean closed;

  /// What lies in the queue.
  sealed interface Item {}

  /// An event's JSON.
  record Line(Content json) implements Item {}

  /// The end.
  record Over(StreamStep end) implements Item {}

  /// The call was not sent, by a bug.
  record Bug(RouteBroken broken) implements Item {}

  /// Watches over the call that fills it.
  void follow(CompletableFuture<Void> running) {
    call = running;
    CompletableFuture<Void> _ = running.whenComplete((_, failure) -> items.add(end(failure)));
    if (closed) {
      running.cancel(true);
    }
  }

  private Item end(@Nullable Throwable failure) {
    AwsResponse begun = response;
    if (failure == null) {
      return new Over(
          new StreamStep.Ended(begun == null ? 200 : begun.sdkHttpResponse().statusCode()));
    }
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(RouteBroken.class::isInstance)
        .findFirst()
        .<Item>map(bug -> new Bug((RouteBroken) bug))
        .orElseGet(
            () -> new Over(new StreamStep.Failed(FailureReading.ofStream(failure, requestId()))));
  }

  void responded(AwsResponse answer) {
    response = answer;
  }

  /// Takes the events of the publisher, as far as they have lines.
  ///
  /// @param line the JSON of an event; null for one that has none
  <E> void subscribe(SdkPublisher<E> events, Function<E, byte @Nullable []> line) {
    events.subscribe(
        new Subscriber<E>() {
          @Override
          public void onSubscribe(Subscription begun) {
            subscription = begun;
            begun.request(WINDOW);
          }

          @Override
          public void onNext(E event) {
            byte @Nullable [] json = line.apply(event);
            if (json == null) {
              request();
            } else {
              items.add(new Line(Content.of(json)));
            }
          }

          // The call ends with the same failure.
          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onComplete() {}
        });
  }

  @Nullable Item poll(long time, TimeUnit unit) throws InterruptedException {
    Item item = items.poll(Math.max(0, time), unit);
    if (item instanceof Line) {
      request();
    }
    return item;
  }

  private void request() {
    Subscription open = subscription;
    if (open != null) {
      open.request(1);
    }
  }

  /// AWS's id of the call; null before it has answered.
  @Nullable String requestId() {
    AwsResponse begun = response;
    return begun == null ? null : begun.responseMetadata().requestId();
  }

  /// Breaks the call off if it still goes on.
  @Override
  public void close() {
    closed = true;
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
    CompletableFuture<Void> running = call;
    if (running != null) {
      running.cancel(true);
    }
  }
}
