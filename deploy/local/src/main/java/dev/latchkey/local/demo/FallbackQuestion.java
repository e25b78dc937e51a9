package dev.latchkey.local.demo;

import dev.latchkey.local.inference.Answer;
import dev.latchkey.local.inference.Question;
import dev.latchkey.local.oidc.DemoUser;
import java.time.Duration;
import java.util.UUID;

/// What bob asks in one session of his.
///
/// @param session the session's name
record FallbackQuestion(String session) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// A question in a session that nobody has heard of yet.
  static FallbackQuestion inNewSession() {
    return new FallbackQuestion("demo-" + UUID.randomUUID());
  }

  /// Asks it.
  Answer ask(DemoSession demo) {
    return demo.inference().ask(question(), PATIENCE);
  }

  /// Asks it while AWS refuses the call in the customer's account.
  Answer askWithoutQuota(DemoSession demo) {
    return UsedUpQuota.during(demo.simulator(), demo.account().id(), () -> ask(demo));
  }

  private Question question() {
    return new Question(
        DemoWorkspaces.RESEARCH.value(),
        Question.DEMO_MODEL,
        "In one sentence: who holds the spare key?",
        new Question.Asker(DemoUser.BOB.name(), session));
  }
}
