package dev.latchkey.simulator.faults;

import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.StreamScript;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a fault does to a call.
public sealed interface Effect {

  /// The call is answered with this error and does not run.
  ///
  /// @param surface the only service whose calls can get it, `null` for any
  record Fail(Answer answer, @Nullable String surface) implements Effect {}

  /// More than so many calls a minute of one key are refused, those above do not run. A key may use
  /// a minute's calls at once.
  record Throttle(int perMinute) implements Effect {}

  /// Inference is refused once a key has used so many tokens on one day (UTC) of the simulator's
  /// clock; the call that goes over it is still served.
  record DailyQuota(long tokens) implements Effect {}

  /// Sessions have ended, those of later do not end.
  ///
  /// @param lastSerial serial of the last session that has ended
  record Expire(long lastSerial) implements Effect {}

  /// The call runs, its answer comes so much later.
  record Latency(Duration delay) implements Effect {}

  /// The call runs, its answer never comes.
  record Hang() implements Effect {}

  /// The call runs, its stream goes as a script says. Concerns streamed calls only.
  record Stream(StreamScript script) implements Effect {}

  /// The connection ends before the client has the answer.
  ///
  /// @param runs whether the call runs; always when the answer has begun
  record Cut(Moment when, boolean runs) implements Effect {}

  /// When a connection ends.
  enum Moment {
    /// After the request was read, before a byte of the answer.
    BEFORE_ANSWER,
    /// After status line, headers and half of the body.
    DURING_ANSWER
  }
}
