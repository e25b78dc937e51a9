package dev.latchkey.routing.flow.answer;

import dev.latchkey.contracts.wire.error.ErrorCode;

/// How a request ends: what is answered, and how that came about.
public record Conclusion(Reply reply, AnswerFacts facts) {

  /// The end of a request that failed so.
  public static Conclusion failed(ErrorCode code, String message, AnswerFacts facts) {
    return new Conclusion(Reply.Failed.of(code, message), facts);
  }
}
