package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.local.inference.Answer;
import dev.latchkey.local.inference.Question;
import java.time.Duration;
import java.util.Map;

/// An agent publishes a request and reads the answer.
final class AskModel implements DemoStep {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Question QUESTION =
      new Question(
          DemoWorkspaces.RESEARCH.value(),
          Question.DEMO_MODEL,
          "In one sentence: what is a latchkey?");

  @Override
  public String name() {
    return "request-answered";
  }

  @Override
  public String title() {
    return "An agent asks on Kafka and is answered on Kafka";
  }

  @Override
  public Evidence run(DemoSession session) {
    return switch (session.inference().ask(QUESTION, PATIENCE)) {
      case Answer.Missing _ -> throw new IllegalStateException("no answer within " + PATIENCE);
      case Answer.Failed failed ->
          throw new IllegalStateException(failed.error().code() + ": " + failed.error().message());
      case Answer.Succeeded answer -> {
        session.remember(answer);
        yield evidence(answer);
      }
    };
  }

  private static Evidence evidence(Answer.Succeeded answer) {
    Map<String, String> headers = answer.headers();
    return Evidence.none()
        .and("requestId", answer.requestId())
        .and("answer", answer.text())
        .and("payer", headers.getOrDefault(AnswerHeaders.PAYER, ""))
        .and("account", headers.getOrDefault(AnswerHeaders.ACCOUNT, ""))
        .and("region", headers.getOrDefault(AnswerHeaders.REGION, ""))
        .and("model", headers.getOrDefault(AnswerHeaders.MODEL, ""))
        .and("attempts", headers.getOrDefault(AnswerHeaders.ATTEMPTS, ""));
  }
}
