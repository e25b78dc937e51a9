package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.local.inference.Answer;
import java.util.List;

/// A request that the platform's account served after the customer's had refused it, as everybody
/// saw it who was concerned.
///
/// @param answer what the agent got
/// @param own AWS's record of the call in the customer's account
/// @param platform AWS's record of the call in the platform's account
/// @param intent what the audit log said before the platform was called
/// @param served what it said afterwards
record ServedFallback(
    Answer.Succeeded answer,
    JsonNode own,
    JsonNode platform,
    FallbackEvent.Intent intent,
    FallbackEvent.Served served) {

  /// Asks, and looks at what becomes of it.
  static ServedFallback of(FallbackQuestion question, DemoSession session) {
    return switch (question.askWithoutQuota(session)) {
      case Answer.Missing _ -> throw new IllegalStateException("no answer came");
      case Answer.Failed(_, _, var error) ->
          throw new IllegalStateException(
              error.code() + ", no fallback because of " + error.fallbackRefused());
      case Answer.Succeeded answer -> observed(answer, session);
    };
  }

  private static ServedFallback observed(Answer.Succeeded answer, DemoSession session) {
    Observation seen = new Observation(session, answer.requestId());
    return new ServedFallback(
        answer,
        seen.callPaidBy(Payer.CUSTOMER),
        seen.callPaidBy(Payer.PLATFORM),
        seen.fallback(FallbackEvent.Intent.class),
        seen.fallback(FallbackEvent.Served.class));
  }

  /// What shows that it came about as it must.
  ///
  /// @param customer the customer's account
  /// @throws IllegalStateException if the witnesses do not agree on that
  Evidence evidence(String customer) {
    String fallback = answer.headers().getOrDefault(AnswerHeaders.FALLBACK_ID, "");
    return Evidence.none()
        .and("requestId", answer.requestId())
        .and("ownCall", RefusedCall.evidence(own, customer))
        .and("answer", answer.text())
        .and("payer", answer.headers().getOrDefault(AnswerHeaders.PAYER, ""), "platform")
        .and("fallbackId", fallback, intent.subject().fallbackId())
        .and("platformCall", platformCall(fallback, customer))
        .and("audit", audit(fallback));
  }

  private Evidence platformCall(String fallback, String customer) {
    if (platform.path("account").asText().equals(customer)) {
      throw new IllegalStateException("the platform's call was made in the customer's account");
    }
    return Evidence.none()
        .and("account", platform.path("account").asText(), intent.platformAccount().toString())
        .and("region", platform.path("region").asText(), own.path("region").asText())
        .and("model", platform.path("modelId").asText(), own.path("modelId").asText())
        .and("sessionName", platform.path("sessionName").asText(), fallback)
        .and("status", platform.path("status").asText(), "200");
  }

  private Evidence audit(String fallback) {
    return Evidence.none()
        .and("events", List.of("intent", "served"))
        .and("of", served.subject().fallbackId(), fallback)
        .and("failure", intent.grounds().failure())
        .and("policy", intent.grounds().policy())
        .and("reservedUsd", intent.reservedUsd())
        .and("costUsd", String.valueOf(served.costUsd()));
  }
}
