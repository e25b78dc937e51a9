package dev.latchkey.simulator.http;

import dev.latchkey.simulator.exchange.EventFrames;
import dev.latchkey.simulator.exchange.HttpBody;
import dev.latchkey.simulator.exchange.StreamBreak;
import dev.latchkey.simulator.exchange.StreamBreak.Ending;
import dev.latchkey.simulator.exchange.StreamProgress;
import dev.latchkey.simulator.exchange.StreamScript;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Sends the frames of one stream as its script says. Runs on the event loop of its request and
/// waits for nothing: between two frames there is a timer and no thread.
final class StreamPlayer {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context loop;
  private final HttpBody.Frames body;
  private final StreamScript script;
  private final CompletionStage<?> removal;
  private int next;

  /// @param removal ends a stream that stalls
  StreamPlayer(
      HttpServerRequest request,
      Context loop,
      HttpBody.Frames body,
      StreamScript script,
      CompletionStage<?> removal) {
    this.request = request;
    this.response = request.response();
    this.loop = loop;
    this.body = body;
    this.script = script;
    this.removal = removal;
  }

  /// Begins; status and headers are set.
  void play() {
    response.setChunked(true);
    response.closeHandler(_ -> body.progress().ended(StreamProgress.State.LEFT));
    if (script.untilFirst().isZero()) {
      proceed();
    } else {
      response.write(Buffer.buffer());
      after(script.untilFirst());
    }
  }

  private void after(Duration delay) {
    loop.owner().setTimer(delay.toMillis(), _ -> proceed());
  }

  /// Sends what is due: one frame, or all that are left when no time is between them.
  private void proceed() {
    if (response.closed()) {
      return;
    }
    Buffer due = Buffer.buffer();
    do {
      @Nullable StreamBreak broken = script.broken();
      if (broken != null && next == breakAt(broken)) {
        breakOff(broken.ending(), due);
        return;
      }
      due.appendBytes(frame());
      body.progress().sentOne();
    } while (next < body.frames().size() && script.between().isZero());
    send(due);
  }

  private byte[] frame() {
    return body.frames().get(next++).get();
  }

  private int breakAt(StreamBreak broken) {
    return Math.min(broken.afterEvents(), body.frames().size() - 1);
  }

  private void send(Buffer due) {
    if (next == body.frames().size()) {
      end(due, StreamProgress.State.COMPLETE);
      return;
    }
    response.write(due);
    if (response.writeQueueFull()) {
      response.drainHandler(
          _ -> {
            response.drainHandler(null);
            after(script.between());
          });
    } else {
      after(script.between());
    }
  }

  private void end(Buffer due, StreamProgress.State how) {
    body.progress().ended(how);
    response.end(due);
  }

  private void breakOff(Ending ending, Buffer due) {
    switch (ending) {
      case Ending.Failed(String type, String json) ->
          endBroken(due.appendBytes(EventFrames.exception(type, json)));
      case Ending.FailedUnmodelled(String code, String message) ->
          endBroken(due.appendBytes(EventFrames.error(code, message)));
      case Ending.Corrupt() -> endBroken(due.appendBytes(spoiled(frame())));
      case Ending.End() -> endBroken(due);
      case Ending.Cut() -> response.write(due).onComplete(_ -> cut());
      case Ending.Stall() -> {
        response.write(due);
        removal.thenRun(() -> loop.runOnContext(_ -> cut()));
      }
    }
  }

  private void endBroken(Buffer due) {
    end(due, StreamProgress.State.BROKEN);
  }

  /// The last byte belongs to the checksum of the whole message.
  private static byte[] spoiled(byte[] frame) {
    frame[frame.length - 1] ^= 1;
    return frame;
  }

  private void cut() {
    body.progress().ended(StreamProgress.State.BROKEN);
    AnswerWriter.cut(request);
  }
}
