package dev.latchkey.routing.flow.stream;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.DeltaHeaders;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.routing.flow.answer.AnswerEvents;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The pieces of one request's answer on their way to Kafka: numbered, in order, and no more of
/// them unacknowledged than a few. One thread uses it.
public final class Deltas {

  private static final int MOST_UNACKNOWLEDGED = 64;

  private final Publisher publisher;
  private final InstantSource clock;
  private final RequestKey request;
  private final DeltaRoute route;
  private final @Nullable TraceContext trace;
  private final DeltaRhythm rhythm = new DeltaRhythm();
  private final Queue<Dispatch> unacknowledged = new ArrayDeque<>();
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private int sent;
  private @Nullable TokenUsage usage;
  private @Nullable String stopReason;

  public Deltas(
      Publisher publisher,
      InstantSource clock,
      RequestKey request,
      DeltaRoute route,
      @Nullable TraceContext trace) {
    this.publisher = publisher;
    this.clock = clock;
    this.request = request;
    this.route = route;
    this.trace = trace;
  }

  /// Where the pieces go.
  public DeltaRoute route() {
    return route;
  }

  /// How many pieces were sent. With the first of them the answer has begun (INV-7).
  public int sent() {
    return sent;
  }

  /// The tokens, as last told; null before the first.
  public @Nullable TokenUsage usage() {
    return usage;
  }

  /// Why the model stopped; null when it did not.
  public @Nullable String stopReason() {
    return stopReason;
  }

  /// Notes what the stream has told at its end.
  void note(@Nullable TokenUsage tokens, @Nullable String reason) {
    usage = tokens;
    stopReason = reason;
  }

  /// Takes an event of the model.
  ///
  /// @param part whether it holds a part of the answer
  void add(Content line, boolean part) {
    if (waiting.size() > 0) {
      waiting.write('\n');
    }
    waiting.writeBytes(line.bytes());
    rhythm.add(line.size(), part, System.nanoTime());
    sendIfDue();
  }

  /// How long what waits may go on waiting, in nanoseconds.
  long left() {
    return rhythm.left(System.nanoTime());
  }

  /// Sends what has waited long enough.
  void sendIfDue() {
    if (left() <= 0) {
      send();
    }
  }

  /// Forgets what was not sent: the call that it came from failed before the answer began.
  void forget() {
    waiting.reset();
    rhythm.forget();
  }

  /// Sends the rest and waits until Kafka has everything.
  void finish() {
    send();
    unacknowledged.forEach(Dispatch::settle);
    unacknowledged.clear();
  }

  private void send() {
    if (waiting.size() == 0) {
      return;
    }
    sent++;
    unacknowledged.add(Dispatch.send(publisher, outgoing()));
    waiting.reset();
    rhythm.sent();
    while (unacknowledged.size() > MOST_UNACKNOWLEDGED) {
      unacknowledged.remove().settle();
    }
    unacknowledged.removeIf(Dispatch::isSettled);
  }

  private Outgoing outgoing() {
    CloudEvent event =
        new CloudEvent(
            AnswerEvents.id(request, "delta " + sent),
            ServiceName.ROUTING_SERVICE.text(),
            DeltaHeaders.TYPE,
            request.id(),
            clock.instant(),
            DeltaHeaders.CONTENT_TYPE,
            Map.of(
                DeltaHeaders.REQUEST_ID, request.id(),
                DeltaHeaders.REQUEST_SOURCE, request.source(),
                DeltaHeaders.WORKSPACE, request.workspace().value(),
                DeltaHeaders.SEQUENCE, Integer.toString(sent)),
            trace,
            Content.of(waiting.toByteArray()));
    return route.outgoing(request, event);
  }
}
