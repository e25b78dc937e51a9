package dev.latchkey.routing.flow.stream;

import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.bedrock.ModelStream;
import dev.latchkey.routing.bedrock.StreamStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Makes one streamed call and sends its events on while they come. It ends when the model has said
/// that it is done; with the deadline; or when nothing has come for too long, because a model that
/// thinks is heard of and a connection that hangs is not. The call is broken off then.
@Singleton
public final class StreamCall {

  private final BedrockCalls bedrock;
  private final StreamSettings settings;

  @Inject
  public StreamCall(BedrockCalls bedrock, StreamSettings settings) {
    this.bedrock = bedrock;
    this.settings = settings;
  }

  /// Calls.
  ///
  /// @return [CallResult.Answered] with the whole answer; [CallResult.Failed] when nothing of it
  ///   was sent; [CallResult.Broken] when it broke off after that
  public CallResult run(ModelCall call, Deltas deltas) {
    try (ModelStream stream = bedrock.open(call)) {
      CallResult result = read(stream, deltas, new Patience(call.patience(), settings.idle()));
      if (deltas.sent() == 0 && result instanceof CallResult.Failed) {
        deltas.forget();
      } else {
        deltas.finish();
        deltas.note(stream.usage(), stream.stopReason());
      }
      return result;
    }
  }

  private static CallResult read(ModelStream stream, Deltas deltas, Patience patience) {
    while (!patience.isOver()) {
      switch (stream.next(patience.left(deltas.left()))) {
        case StreamStep.Event(var line, boolean part) -> {
          patience.heard();
          deltas.add(line, part);
        }
        case StreamStep.Quiet() -> deltas.sendIfDue();
        case StreamStep.Ended(int status) -> {
          return ended(stream, status, deltas);
        }
        case StreamStep.Failed(CallResult.Failed failed) -> {
          return failed(stream, failed, deltas);
        }
      }
    }
    return failed(stream, stream.abandoned(), deltas);
  }

  private static CallResult ended(ModelStream stream, int status, Deltas deltas) {
    return stream.isWhole()
        ? new CallResult.Answered(stream.answer(), stream.usage(), status, stream.awsRequestId())
        : failed(stream, stream.incomplete(), deltas);
  }

  private static CallResult failed(ModelStream stream, CallResult.Failed failed, Deltas deltas) {
    return deltas.sent() == 0
        ? failed
        : new CallResult.Broken(
            failed.failure(), stream.answer(), stream.usage(), stream.awsRequestId());
  }
}
