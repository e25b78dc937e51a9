package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;

/// How a request ends: what is answered, and how that came about.
record Conclusion(Reply reply, AnswerFacts facts) {

  static Conclusion failed(ErrorCode code, String message, AnswerFacts facts) {
    return new Conclusion(Reply.Failed.of(code, message), facts);
  }
}
