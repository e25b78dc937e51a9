package dev.latchkey.contracts.wire.golden;

import static dev.latchkey.contracts.wire.golden.Goldens.AWS_REQUEST;
import static dev.latchkey.contracts.wire.golden.Goldens.FALLBACK;
import static dev.latchkey.contracts.wire.golden.Goldens.MODEL;
import static dev.latchkey.contracts.wire.golden.Goldens.ORG;
import static dev.latchkey.contracts.wire.golden.Goldens.PLATFORM_ACCOUNT;
import static dev.latchkey.contracts.wire.golden.Goldens.REGION;
import static dev.latchkey.contracts.wire.golden.Goldens.TIME;
import static dev.latchkey.contracts.wire.golden.Goldens.WORKSPACE;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.fallback.RuleVerdict;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is decided about fallbacks, and what users consent to.
final class FallbackGoldens {

  private static final FallbackEvent.Subject SUBJECT = subject("ada", "s-1");

  private static final FallbackEvent.Subject IN_CONVERSATION =
      new FallbackEvent.Subject(
          FALLBACK, WORKSPACE, ORG, "/agents/support", "r-1", "ada", "s-1", "c-1");

  private FallbackGoldens() {}

  static List<Golden> all() {
    return List.of(
        golden(
            "intent",
            new FallbackEvent.Intent(
                SUBJECT,
                grounds("summarise", RuleVerdict.Verdict.PERMITS),
                PLATFORM_ACCOUNT,
                MODEL,
                new BigDecimal("0.75"),
                null)),
        golden(
            "intent-with-deadline",
            new FallbackEvent.Intent(
                IN_CONVERSATION,
                grounds("summarise", RuleVerdict.Verdict.PERMITS),
                PLATFORM_ACCOUNT,
                MODEL,
                new BigDecimal("0.75"),
                TIME)),
        golden(
            "served",
            new FallbackEvent.Served(
                SUBJECT, 3, OutcomeGoldens.USAGE, OutcomeGoldens.COST, AWS_REQUEST)),
        golden("served-uncounted", new FallbackEvent.Served(SUBJECT, 2, null, null, null)),
        golden("failed", new FallbackEvent.Failed(SUBJECT, 3, ErrorCode.OUTCOME_UNKNOWN)),
        golden(
            "refused",
            new FallbackEvent.Refused(
                subject(null, null),
                grounds(null, RuleVerdict.Verdict.REFUSES),
                FallbackReason.SESSION_UNKNOWN)),
        golden(
            "not-executed",
            new FallbackEvent.NotExecuted(SUBJECT, FallbackReason.SETTINGS_CHANGED)),
        Golden.of(
            "fallback-confirmation",
            EventType.FALLBACK_CONFIRMATION,
            new FallbackConfirmation(WORKSPACE, ORG, "ada", "s-1", 4, TIME)));
  }

  private static Golden golden(String name, FallbackEvent event) {
    return Golden.of("fallback-event-" + name, EventType.FALLBACK_EVENT, event);
  }

  private static FallbackEvent.Subject subject(@Nullable String user, @Nullable String session) {
    return new FallbackEvent.Subject(
        FALLBACK, WORKSPACE, ORG, "/agents/support", "r-1", user, session, null);
  }

  private static FallbackEvent.Grounds grounds(
      @Nullable String operation, RuleVerdict.Verdict session) {
    return new FallbackEvent.Grounds(
        FallbackPolicy.WARN,
        4,
        7,
        ErrorCode.THROTTLED,
        operation,
        Access.READ,
        false,
        REGION,
        MODEL,
        List.of(
            new RuleVerdict("candidate", RuleVerdict.Verdict.PERMITS, "THROTTLED"),
            new RuleVerdict("delta", RuleVerdict.Verdict.DOES_NOT_APPLY, "not streamed"),
            new RuleVerdict("session", session, "session of the user")));
  }
}
