package dev.latchkey.contracts.wire.golden;

import static dev.latchkey.contracts.wire.golden.Goldens.ACCOUNT;
import static dev.latchkey.contracts.wire.golden.Goldens.AWS_REQUEST;
import static dev.latchkey.contracts.wire.golden.Goldens.CREDENTIAL;
import static dev.latchkey.contracts.wire.golden.Goldens.FALLBACK;
import static dev.latchkey.contracts.wire.golden.Goldens.MODEL;
import static dev.latchkey.contracts.wire.golden.Goldens.ORG;
import static dev.latchkey.contracts.wire.golden.Goldens.PLATFORM_ACCOUNT;
import static dev.latchkey.contracts.wire.golden.Goldens.REGION;
import static dev.latchkey.contracts.wire.golden.Goldens.TIME;
import static dev.latchkey.contracts.wire.golden.Goldens.WORKSPACE;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import java.math.BigDecimal;
import java.util.List;

/// What came of calls to Bedrock.
final class OutcomeGoldens {

  static final TokenUsage USAGE = new TokenUsage(12, 34, 1000, 200, null);
  static final TokenUsage USAGE_BY_DURATION = new TokenUsage(12, 34, 1000, 200, 150L);
  static final BigDecimal COST = new BigDecimal("0.001596");

  private OutcomeGoldens() {}

  static List<Golden> all() {
    return List.of(
        Golden.of("attempt-outcome", EventType.ATTEMPT_OUTCOME, servedAttempt()),
        Golden.of("attempt-outcome-refused", EventType.ATTEMPT_OUTCOME, refusedAttempt()),
        Golden.of("attempt-outcome-unreached", EventType.ATTEMPT_OUTCOME, unreachedAttempt()),
        Golden.of("attempt-outcome-fallback", EventType.ATTEMPT_OUTCOME, fallbackAttempt()),
        Golden.of("attempt-outcome-platform", EventType.ATTEMPT_OUTCOME, platformAttempt()),
        Golden.of("attempt-outcome-of-a-user", EventType.ATTEMPT_OUTCOME, attemptOfAUser()),
        Golden.of("attempt-outcome-by-duration", EventType.ATTEMPT_OUTCOME, cachedForAnHour()));
  }

  private static AttemptOutcome servedAttempt() {
    return served(USAGE);
  }

  private static AttemptOutcome cachedForAnHour() {
    return served(USAGE_BY_DURATION);
  }

  private static AttemptOutcome served(TokenUsage usage) {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        null,
        null,
        1,
        Payer.CUSTOMER,
        CREDENTIAL,
        3,
        null,
        null,
        ACCOUNT,
        REGION,
        MODEL,
        TIME,
        842,
        AWS_REQUEST,
        usage,
        null,
        null,
        null,
        200);
  }

  private static AttemptOutcome attemptOfAUser() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        "ada",
        "c-1",
        1,
        Payer.CUSTOMER,
        CREDENTIAL,
        3,
        null,
        null,
        ACCOUNT,
        REGION,
        MODEL,
        TIME,
        842,
        AWS_REQUEST,
        USAGE,
        null,
        null,
        null,
        200);
  }

  private static AttemptOutcome refusedAttempt() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        null,
        null,
        2,
        Payer.CUSTOMER,
        CREDENTIAL,
        3,
        null,
        null,
        ACCOUNT,
        REGION,
        MODEL,
        TIME,
        35,
        AWS_REQUEST,
        null,
        null,
        ErrorCode.THROTTLED,
        "ThrottlingException",
        429);
  }

  private static AttemptOutcome unreachedAttempt() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        null,
        null,
        1,
        Payer.CUSTOMER,
        CREDENTIAL,
        3,
        null,
        null,
        ACCOUNT,
        REGION,
        MODEL,
        TIME,
        5000,
        null,
        null,
        null,
        ErrorCode.NETWORK,
        null,
        null);
  }

  private static AttemptOutcome fallbackAttempt() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        null,
        null,
        3,
        Payer.PLATFORM,
        null,
        null,
        PlatformUse.FALLBACK,
        FALLBACK,
        PLATFORM_ACCOUNT,
        REGION,
        MODEL,
        TIME,
        911,
        AWS_REQUEST,
        USAGE,
        COST,
        null,
        null,
        200);
  }

  private static AttemptOutcome platformAttempt() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        null,
        null,
        1,
        Payer.PLATFORM,
        null,
        null,
        PlatformUse.NOT_CONFIGURED,
        null,
        PLATFORM_ACCOUNT,
        REGION,
        MODEL,
        TIME,
        42,
        AWS_REQUEST,
        null,
        null,
        ErrorCode.TRANSIENT,
        "ServiceUnavailableException",
        503);
  }
}
