package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.local.inference.Answer;
import dev.latchkey.local.inference.Question;
import java.time.Duration;

/// A request for a workspace that nobody published is answered with a named error, and costs nobody
/// anything.
final class RefuseUnknownWorkspace implements DemoStep {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "unknown-workspace-refused";
  }

  @Override
  public String title() {
    return "A request for an unknown workspace is refused by name";
  }

  @Override
  public Evidence run(DemoSession session) {
    Question question = new Question("nobodys-workspace", Question.DEMO_MODEL, "Who pays?");
    return switch (session.inference().ask(question, PATIENCE)) {
      case Answer.Missing _ -> throw new IllegalStateException("no answer within " + PATIENCE);
      case Answer.Succeeded _ -> throw new IllegalStateException("the model answered");
      case Answer.Failed(String requestId, _, var error) -> {
        if (error.code() != ErrorCode.WORKSPACE_UNKNOWN) {
          throw new IllegalStateException("expected WORKSPACE_UNKNOWN, got " + error.code());
        }
        yield Evidence.none()
            .and("requestId", requestId)
            .and("code", error.code())
            .and("message", error.message())
            .and("action", error.action());
      }
    };
  }
}
