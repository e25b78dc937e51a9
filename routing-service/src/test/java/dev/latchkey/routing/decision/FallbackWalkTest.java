package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.routing.decision.FallbackDecision.Permitted;
import dev.latchkey.routing.decision.FallbackDecision.Refused;
import dev.latchkey.routing.decision.OwnCredential.NeverConfigured;
import dev.latchkey.routing.decision.WalkedRequest.Call;
import dev.latchkey.routing.decision.WalkedRequest.Payer;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The invariants of design.md §1, as far as an observer of a workspace's requests can see them,
/// over lives that chance has made. Three fixed seeds; with `-Dsoak=true` three hundred.
class FallbackWalkTest {

  private static final int REQUESTS = 3_000;
  private static final int FIXED_SEEDS = 3;

  /// INV-6: the classes of §4.
  private static final Set<String> CANDIDATES =
      Set.of(
          "CREDENTIAL_EXPIRED",
          "THROTTLED",
          "QUOTA",
          "TRANSIENT",
          "NETWORK",
          "TIMEOUT",
          "MODEL_ACCESS_LOST");

  private static final Set<String> EUROPE =
      Set.of(
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Boolean.getBoolean("soak") ? 300 : FIXED_SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv3ThePlatformIsCalledOnlyAfterADecisionThatNoRuleSpokeAgainst(long seed) {
    never(
        seed,
        request ->
            request.calls(Payer.FALLBACK) > 0
                && (!(request.decision instanceof Permitted permitted)
                    || permitted.findings().stream()
                        .anyMatch(finding -> finding.verdict() == Verdict.REFUSES)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv4AFallbackStaysInTheRegionAndTheDestinationsOfTheOriginal(long seed) {
    never(
        seed,
        request ->
            fallbacks(request)
                .anyMatch(
                    call -> {
                      Call original = request.calls.getFirst();
                      return !call.region().equals(original.region())
                          || !destinations(original).containsAll(destinations(call));
                    }));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv5StrictMeansStrict(long seed) {
    never(
        seed,
        request ->
            request.begin.policy() == FallbackPolicy.STRICT
                && (request.calls(Payer.FALLBACK) > 0
                    || (request.calls(Payer.CREDITS) > 0
                        && !(request.begin.own() instanceof NeverConfigured
                            && !request.enforced))));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv5AChangeBetweenDecisionAndCallIsHonoured(long seed) {
    never(
        seed,
        request ->
            request.whenPlatformWasCalled != null
                && !request.whenPlatformWasCalled.equals(request.begin));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv6OnlyCandidatesOfEligibleOperationsFallBack(long seed) {
    never(
        seed,
        request ->
            request.calls(Payer.FALLBACK) > 0
                && (!CANDIDATES.contains(lastOwnFailure(request).code().name())
                    || !isGrantedAsEligible(request)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv6AnAutonomousWriteInProductionNeverFallsBack(long seed) {
    never(
        seed,
        request ->
            request.calls(Payer.FALLBACK) > 0
                && request.isInProduction()
                && isWrite(request)
                && isAutonomous(request));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv7NothingFallsBackAfterADelta(long seed) {
    never(seed, request -> request.deltaSent && request.calls(Payer.FALLBACK) > 0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv8AtMostThreeCallsAndTwoOfThemOwnWhereAFallbackIsPossible(long seed) {
    never(
        seed,
        request ->
            request.calls.size() > 3
                || (request.begin.policy() != FallbackPolicy.STRICT
                    && request.calls(Payer.OWN) > 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inv9NoWriteThatMayHaveRunIsCalledAgain(long seed) {
    never(
        seed,
        request ->
            isWrite(request)
                && request.calls.stream()
                    .limit(Math.max(0, request.calls.size() - 1))
                    .anyMatch(
                        call ->
                            call.failure() == null
                                || call.failure().certainty() == Certainty.MAY_HAVE_RUN));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void warnServesNoSessionThatNobodyConfirmed(long seed) {
    never(
        seed,
        request ->
            request.begin.policy() == FallbackPolicy.WARN
                && request.calls(Payer.FALLBACK) > 0
                && !"confirmed".equals(request.confirmation));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noFallbackGoesBeyondTheCaps(long seed) {
    never(seed, request -> request.calls(Payer.FALLBACK) > 0 && !request.capsHeld);
  }

  /// A walk that never gets anywhere would keep every invariant. The fixed seeds are enough, and
  /// only theirs are kept in memory.
  @Test
  void theWalksGoEverywhere() {
    // When
    List<WalkedRequest> lives =
        LongStream.rangeClosed(1, FIXED_SEEDS).boxed().flatMap(FallbackWalkTest::life).toList();

    // Then
    Set<FallbackReason> reasons =
        lives.stream()
            .flatMap(request -> Stream.ofNullable(request.decision))
            .flatMap(
                decision ->
                    decision instanceof Refused(FallbackReason reason, var _)
                        ? Stream.of(reason)
                        : Stream.empty())
            .collect(Collectors.toSet());
    Set<FallbackReason> possible =
        FallbackRule.RULES.stream().map(Rule::reason).collect(Collectors.toSet());
    assertThat(reasons).containsExactlyInAnyOrderElementsOf(possible);
    assertThat(lives).anyMatch(request -> request.notExecuted);
    assertThat(lives)
        .filteredOn(request -> request.calls(Payer.FALLBACK) > 0)
        .hasSizeGreaterThan(50);
    assertThat(lives)
        .filteredOn(request -> request.calls(Payer.CREDITS) > 0)
        .hasSizeGreaterThan(50);
    assertThat(lives).anyMatch(request -> request.calls.size() == 3);
  }

  private static void never(long seed, Predicate<WalkedRequest> violation) {
    assertThat(life(seed).filter(violation).findFirst()).isEmpty();
  }

  private static Stream<WalkedRequest> life(long seed) {
    FallbackWalk walk = new FallbackWalk(seed);
    return Stream.generate(walk::next).limit(REQUESTS);
  }

  private static Stream<Call> fallbacks(WalkedRequest request) {
    return request.calls.stream().filter(call -> call.payer() == Payer.FALLBACK);
  }

  private static FailedCall lastOwnFailure(WalkedRequest request) {
    return request.calls.stream()
        .filter(call -> call.payer() == Payer.OWN)
        .flatMap(call -> Stream.ofNullable(call.failure()))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /// Worked out from the text of the model, without the rules. A global profile reaches `anywhere`
  /// besides Europe.
  private static Set<String> destinations(Call call) {
    Region region = call.region();
    if (call.model().contains("eu.anthropic")) {
      return EUROPE;
    }
    return call.model().startsWith("global.")
        ? Stream.concat(EUROPE.stream(), Stream.of("anywhere")).collect(Collectors.toSet())
        : Set.of(region.name());
  }

  private static boolean isGrantedAsEligible(WalkedRequest request) {
    Boolean stated = request.stated.fallbackEligible();
    return switch (request.standing) {
      case Standing.Ungranted() -> Boolean.TRUE.equals(stated);
      case Standing.NotListed() -> false;
      case Standing.Granted(var facts) -> facts.fallbackEligible() && !Boolean.FALSE.equals(stated);
    };
  }

  private static boolean isWrite(WalkedRequest request) {
    Access stated = request.stated.access();
    return switch (request.standing) {
      case Standing.Ungranted() -> stated != Access.READ;
      case Standing.NotListed() -> true;
      case Standing.Granted(var facts) -> facts.access() == Access.WRITE || stated == Access.WRITE;
    };
  }

  private static boolean isAutonomous(WalkedRequest request) {
    Boolean stated = request.stated.autonomous();
    return switch (request.standing) {
      case Standing.Ungranted() -> !Boolean.FALSE.equals(stated);
      case Standing.NotListed() -> true;
      case Standing.Granted(var facts) -> facts.autonomous() || Boolean.TRUE.equals(stated);
    };
  }
}
