package dev.latchkey.routing.decision;

import static dev.latchkey.contracts.wire.inference.Access.READ;
import static dev.latchkey.contracts.wire.inference.Access.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.routing.decision.FallbackDecision.Permitted;
import dev.latchkey.routing.decision.Standing.Granted;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Policy × failure × operation × grant, all of them, against an oracle that was written from the
/// sentences of design.md §1 and §4 and shares nothing with the rules.
class FallbackOracleTest {

  /// §4: "Candidates".
  private static final Set<String> CANDIDATES =
      Set.of(
          "CREDENTIAL_EXPIRED",
          "THROTTLED",
          "QUOTA",
          "TRANSIENT",
          "NETWORK",
          "TIMEOUT",
          "MODEL_ACCESS_LOST");

  private static final List<Boolean> EITHER = List.of(false, true);

  @ParameterizedTest
  @EnumSource
  void agreesWithTheOracleOnEveryOperationUnderEveryGrant(ErrorCode code) {
    // When
    Stream<Combination> disagreeing =
        combinations(code).filter(each -> isPermitted(each) != oracle(each));

    // Then
    assertThat(disagreeing).isEmpty();
  }

  @Test
  void theOracleKnowsBothAnswers() {
    // When
    long permitted = combinations(ErrorCode.THROTTLED).filter(FallbackOracleTest::oracle).count();

    // Then
    assertThat(permitted).isBetween(1L, combinations(ErrorCode.THROTTLED).count() - 1);
  }

  private static boolean isPermitted(Combination each) {
    FallbackFacts facts =
        Facts.permitting()
            .policy(each.policy())
            .warn(each.warn())
            .environment(each.environment())
            .code(each.code())
            .certainty(each.certainty())
            .freshSession(each.freshSession())
            .operation(OperationRule.facts(each.stated(), each.standing()))
            .facts();
    return FallbackRule.decide(facts) instanceof Permitted;
  }

  private static boolean oracle(Combination each) {
    return policyLets(each) && failureLets(each) && operationLets(each);
  }

  /// §4: "Allow: platform credentials in-region. Warn: the first fallback … is served and remembers
  /// its session; that session may go on falling back; any other session of that user needs its own
  /// explicit confirmation first … Without user or session: refused. Strict: surface the error."
  private static boolean policyLets(Combination each) {
    boolean first = each.warn() == WarnState.FIRST;
    boolean sameSession = each.warn() == WarnState.REMEMBERED;
    boolean confirmed = each.warn() == WarnState.CONFIRMED;
    if (each.policy() == FallbackPolicy.ALLOW) {
      return true;
    }
    return each.policy() == FallbackPolicy.WARN && (first || sameSession || confirmed);
  }

  /// §4: "CREDENTIAL_EXPIRED (after one forced re-read) …", "A failure after request bytes were
  /// sent without a definite answer … only for repeatable operations", "Never: …".
  private static boolean failureLets(Combination each) {
    boolean expired = each.code().name().equals("CREDENTIAL_EXPIRED");
    boolean nobodyKnows = each.certainty() == Certainty.MAY_HAVE_RUN;
    return CANDIDATES.contains(each.code().name())
        && (!expired || each.freshSession())
        && (!nobodyKnows || accessOf(each) == READ);
  }

  /// INV-6: "of an operation granted as fallback-eligible … An autonomous write in production never
  /// does."
  private static boolean operationLets(Combination each) {
    boolean autonomousWrite = accessOf(each) == WRITE && isAutonomous(each);
    return isEligible(each) && !(autonomousWrite && each.environment() == Environment.PRODUCTION);
  }

  /// §3: "Missing facts take the strictest meaning: write, autonomous, not eligible"; "headers can
  /// only narrow them, and an operation the grant does not list gets the strictest meaning".
  private static Access accessOf(Combination each) {
    Access said = each.stated().access();
    boolean stated = said == READ;
    boolean contradicted = said == WRITE;
    boolean granted = isGranted(each, facts -> facts.access() == READ);
    return holds(each, stated, contradicted, granted) ? READ : WRITE;
  }

  private static boolean isAutonomous(Combination each) {
    Boolean said = each.stated().autonomous();
    boolean stated = said != null && !said;
    boolean contradicted = said != null && said;
    boolean granted = isGranted(each, facts -> !facts.autonomous());
    return !holds(each, stated, contradicted, granted);
  }

  private static boolean isEligible(Combination each) {
    Boolean said = each.stated().fallbackEligible();
    boolean stated = said != null && said;
    boolean contradicted = said != null && !said;
    boolean granted = isGranted(each, OperationFacts::fallbackEligible);
    return holds(each, stated, contradicted, granted);
  }

  /// Whether a freedom holds: without a grant when a header says so, with one when the grant says
  /// so and no header takes it back.
  private static boolean holds(
      Combination each, boolean stated, boolean contradicted, boolean granted) {
    if (each.standing().equals(new Standing.Ungranted())) {
      return stated;
    }
    return granted && !contradicted;
  }

  private static boolean isGranted(Combination each, Predicate<OperationFacts> freedom) {
    return each.standing() instanceof Granted(OperationFacts facts) && freedom.test(facts);
  }

  private static Stream<Combination> combinations(ErrorCode code) {
    return Operations.standings()
        .flatMap(standing -> Operations.stated().map(stated -> new Operation(stated, standing)))
        .flatMap(operation -> failures(code, operation));
  }

  private static Stream<Combination> failures(ErrorCode code, Operation operation) {
    return Arrays.stream(Certainty.values())
        .flatMap(
            certainty ->
                EITHER.stream()
                    .flatMap(fresh -> policies(new Failure(code, certainty, fresh), operation)));
  }

  private static Stream<Combination> policies(Failure failure, Operation operation) {
    return Arrays.stream(FallbackPolicy.values())
        .flatMap(
            policy ->
                warnings(policy)
                    .flatMap(
                        warn ->
                            Arrays.stream(Environment.values())
                                .map(
                                    environment ->
                                        new Combination(
                                            policy, warn, environment, failure, operation))));
  }

  private static Stream<WarnState> warnings(FallbackPolicy policy) {
    return policy == FallbackPolicy.WARN
        ? Arrays.stream(WarnState.values())
        : Stream.of(WarnState.NOT_ASKED);
  }

  private record Operation(StatedFacts stated, Standing standing) {}

  private record Failure(ErrorCode code, Certainty certainty, boolean freshSession) {}

  private record Combination(
      FallbackPolicy policy,
      WarnState warn,
      Environment environment,
      Failure failure,
      Operation operation) {

    ErrorCode code() {
      return failure.code();
    }

    Certainty certainty() {
      return failure.certainty();
    }

    boolean freshSession() {
      return failure.freshSession();
    }

    StatedFacts stated() {
      return operation.stated();
    }

    Standing standing() {
      return operation.standing();
    }
  }
}
