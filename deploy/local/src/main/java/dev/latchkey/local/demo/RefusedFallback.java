package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.local.inference.Answer;
import dev.latchkey.local.simulator.SimulatorAdmin;
import java.util.List;
import java.util.stream.Stream;

/// A request that the customer's account refused and nobody else was asked for, as everybody saw it
/// who was concerned.
///
/// @param answer what the agent got
/// @param own AWS's record of the call in the customer's account
/// @param refused what the audit log says
/// @param called the accounts whose keys called a model, or asked for a role, since the question
record RefusedFallback(
    Answer.Failed answer, JsonNode own, FallbackEvent.Refused refused, List<String> called) {

  public RefusedFallback {
    called = List.copyOf(called);
  }

  /// Asks, and looks at what becomes of it.
  static RefusedFallback of(FallbackQuestion question, DemoSession session) {
    long before = session.simulator().lastCall();
    return switch (question.askWithoutQuota(session)) {
      case Answer.Missing _ -> throw new IllegalStateException("no answer came");
      case Answer.Succeeded(_, var headers, _) ->
          throw new IllegalStateException(
              "it was served, and who paid is " + headers.get(AnswerHeaders.PAYER));
      case Answer.Failed answer -> observed(answer, session, before);
    };
  }

  private static RefusedFallback observed(Answer.Failed answer, DemoSession session, long before) {
    Observation seen = new Observation(session, answer.requestId());
    return new RefusedFallback(
        answer,
        seen.callPaidBy(Payer.CUSTOMER),
        seen.fallback(FallbackEvent.Refused.class),
        accountsCalled(session.simulator(), before));
  }

  private static List<String> accountsCalled(SimulatorAdmin aws, long since) {
    return Stream.of("AssumeRole", "InvokeModel")
        .flatMap(operation -> aws.calls(operation, since).stream())
        .map(call -> call.path("account").asText())
        .distinct()
        .toList();
  }

  /// What shows that it came about as it must.
  ///
  /// @param customer the customer's account
  /// @param reason why the platform must not have served it
  /// @throws IllegalStateException if the witnesses do not agree on that
  Evidence evidence(String customer, FallbackReason reason) {
    return Evidence.none()
        .and("requestId", answer.requestId())
        .and("ownCall", RefusedCall.evidence(own, customer))
        .and("code", answer.error().code())
        .and("fallbackRefused", String.valueOf(answer.error().fallbackRefused()), reason.name())
        .and("because", reason.sentence())
        .and("payer", answer.headers().getOrDefault(AnswerHeaders.PAYER, ""))
        .and("accountsCalled", String.join(", ", called), customer)
        .and("audit", audit(reason));
  }

  private Evidence audit(FallbackReason reason) {
    return Evidence.none()
        .and("events", List.of("refused"))
        .and("reason", refused.reason().name(), reason.name())
        .and("policy", refused.grounds().policy());
  }
}
