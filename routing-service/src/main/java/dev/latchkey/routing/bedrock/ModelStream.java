package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A streamed answer while it comes. Reading is bounded: Bedrock is asked for more as events are
/// taken. Whoever opens it reads and closes it, on one thread; closing it before its end breaks the
/// call off.
public final class ModelStream implements AutoCloseable {

  private final StreamIntake intake;
  private final Assembly assembly;
  private final Runnable onClose;

  /// @param onClose what is done when it is closed
  ModelStream(StreamIntake intake, Assembly assembly, Runnable onClose) {
    this.intake = intake;
    this.assembly = assembly;
    this.onClose = onClose;
  }

  /// Waits for what comes next, at most so long. After an end or a failure nothing comes any more.
  ///
  /// @throws IllegalStateException if a call of the platform would have left its grant's route; it
  ///   was not sent
  public StreamStep next(Duration patience) {
    try {
      return switch (intake.poll(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        case StreamIntake.Line(Content json) -> taken(json);
        case StreamIntake.Over(StreamStep end) -> end;
        case StreamIntake.Bug(RouteBroken bug) -> throw bug;
        case null -> new StreamStep.Quiet();
      };
    } catch (InterruptedException e) {
      return new StreamStep.Failed(FailureReading.interrupted());
    }
  }

  private StreamStep taken(Content json) {
    try {
      JsonNode event = WireJson.mapper().readTree(json.bytes());
      return new StreamStep.Event(json, assembly.take(event));
    } catch (IOException e) {
      return new StreamStep.Failed(FailureReading.cutOff(intake.requestId()));
    }
  }

  /// What a stream means that its reader waits for no longer.
  public CallResult.Failed abandoned() {
    return FailureReading.abandoned(awsRequestId());
  }

  /// What a stream that has ended without being whole means.
  public CallResult.Failed incomplete() {
    return FailureReading.incomplete(awsRequestId());
  }

  /// Whether the event came without which an answer is not whole.
  public boolean isWhole() {
    return assembly.isWhole();
  }

  /// What has come so far, in the shape of an answer that is not streamed.
  public Content answer() {
    return Content.of(WireJson.write(assembly.answer()));
  }

  /// The tokens, as last told; null before the first.
  public @Nullable TokenUsage usage() {
    return assembly.usage();
  }

  /// Why the model stopped; null before it has.
  public @Nullable String stopReason() {
    return assembly.stopReason();
  }

  /// AWS's id of the call; null before it has answered.
  public @Nullable String awsRequestId() {
    return intake.requestId();
  }

  @Override
  public void close() {
    intake.close();
    onClose.run();
    // The interruption of an abort has done its work; what follows must not trip over it.
    Thread.interrupted();
  }
}
