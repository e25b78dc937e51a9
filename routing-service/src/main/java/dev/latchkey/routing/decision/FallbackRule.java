package dev.latchkey.routing.decision;

import static dev.latchkey.contracts.wire.error.FallbackReason.AUDIT_NOT_DURABLE;
import static dev.latchkey.contracts.wire.error.FallbackReason.AUTONOMOUS_PRODUCTION_WRITE;
import static dev.latchkey.contracts.wire.error.FallbackReason.CALLS_SPENT;
import static dev.latchkey.contracts.wire.error.FallbackReason.CONFIRMATION_REQUIRED;
import static dev.latchkey.contracts.wire.error.FallbackReason.CONSECUTIVE_CAP_REACHED;
import static dev.latchkey.contracts.wire.error.FallbackReason.DEADLINE_PASSED;
import static dev.latchkey.contracts.wire.error.FallbackReason.DELTA_SENT;
import static dev.latchkey.contracts.wire.error.FallbackReason.DESTINATIONS_WIDER;
import static dev.latchkey.contracts.wire.error.FallbackReason.MONEY_CAP_REACHED;
import static dev.latchkey.contracts.wire.error.FallbackReason.NOT_A_CANDIDATE;
import static dev.latchkey.contracts.wire.error.FallbackReason.NOT_PORTABLE;
import static dev.latchkey.contracts.wire.error.FallbackReason.NOT_REPEATABLE;
import static dev.latchkey.contracts.wire.error.FallbackReason.NO_PLATFORM_ROUTE;
import static dev.latchkey.contracts.wire.error.FallbackReason.OPERATION_NOT_ELIGIBLE;
import static dev.latchkey.contracts.wire.error.FallbackReason.POLICY_STRICT;
import static dev.latchkey.contracts.wire.error.FallbackReason.PRICE_UNKNOWN;
import static dev.latchkey.contracts.wire.error.FallbackReason.SESSION_UNKNOWN;
import static dev.latchkey.contracts.wire.error.FallbackReason.SETTINGS_NOT_PROVEN;

import dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Decides whether the platform's credential may serve a call that failed with the workspace's own.
/// Every rule is asked and every answer is kept, also after the first refusal, so that "why" and
/// "why not" are data. The same function tells what would happen.
///
/// The rules stand in the order in which they matter to a person: what an owner has decided, what
/// the failure and the operation are, what can be served at all, what a user has to confirm, what
/// is used up for now, and last what passes by itself. The first that refuses gives the reason.
public final class FallbackRule {

  /// In their order; `contracts/docs/fallback-decision.md` is made from it.
  static final List<Rule> RULES =
      List.of(
          new Rule(
              "policy-permits-fallback",
              "Is the effective policy Allow or Warn?",
              POLICY_STRICT,
              PolicyRules::permits),
          new Rule(
              "failure-is-a-candidate",
              "Is the failure of a class that another credential may mend?",
              NOT_A_CANDIDATE,
              FailureRules::isCandidate),
          new Rule(
              "expired-session-was-read-again",
              "If the session expired: was it read from Vault once more, past every cache?",
              NOT_A_CANDIDATE,
              FailureRules::wasReadAgain),
          new Rule(
              "operation-is-eligible",
              "Is the operation granted as eligible for fallback?",
              OPERATION_NOT_ELIGIBLE,
              OperationRules::isEligible),
          new Rule(
              "no-autonomous-write-in-production",
              "Is it anything but an autonomous write in production?",
              AUTONOMOUS_PRODUCTION_WRITE,
              OperationRules::isNoAutonomousProductionWrite),
          new Rule(
              "nothing-was-sent",
              "Was no part of the answer sent yet?",
              DELTA_SENT,
              FailureRules::nothingWasSent),
          new Rule(
              "call-may-run-again",
              "If the call may have run: may the operation run twice?",
              NOT_REPEATABLE,
              FailureRules::mayRunAgain),
          new Rule(
              "request-is-portable",
              "Can the request be served from another account?",
              NOT_PORTABLE,
              PlatformRules::isPortable),
          new Rule(
              "platform-serves-the-model",
              "Does the platform serve exactly this model in the region?",
              NO_PLATFORM_ROUTE,
              PlatformRules::servesModel),
          new Rule(
              "region-stays",
              "Is the platform called in the region of the original call?",
              DESTINATIONS_WIDER,
              PlatformRules::keepsRegion),
          new Rule(
              "destinations-stay",
              "Would the platform's call run only where the original may have run?",
              DESTINATIONS_WIDER,
              PlatformRules::keepsDestinations),
          new Rule(
              "session-is-known",
              "If the policy is Warn: does the request name user and session?",
              SESSION_UNKNOWN,
              PolicyRules::knowsSession),
          new Rule(
              "session-is-confirmed",
              "If the policy is Warn: is it the user's first, or the same session, or one that the user has confirmed?",
              CONFIRMATION_REQUIRED,
              PolicyRules::isConfirmed),
          new Rule(
              "price-is-known",
              "Is the price known, so that the caps can be kept?",
              PRICE_UNKNOWN,
              LimitRules::knowsPrice),
          new Rule(
              "money-is-left",
              "Does the worst case fit into the workspace's money for the day?",
              MONEY_CAP_REACHED,
              LimitRules::hasMoney),
          new Rule(
              "not-too-many-in-a-row",
              "May one more fallback follow the ones before it?",
              CONSECUTIVE_CAP_REACHED,
              LimitRules::isNotOneTooMany),
          new Rule(
              "call-is-left",
              "Is a call left in the request's budget?",
              CALLS_SPENT,
              LimitRules::hasCall),
          new Rule(
              "time-is-left",
              "Is the deadline still to come?",
              DEADLINE_PASSED,
              LimitRules::hasTime),
          new Rule(
              "settings-are-proven",
              "Were the settings proven current at most 2 seconds ago?",
              SETTINGS_NOT_PROVEN,
              ProofRules::settingsAreProven),
          new Rule(
              "audit-is-durable",
              "Does the audit topic keep what it acknowledges?",
              AUDIT_NOT_DURABLE,
              ProofRules::auditIsDurable));

  private FallbackRule() {}

  /// The decision; the same for the same facts.
  public static FallbackDecision decide(FallbackFacts facts) {
    List<RuleFinding> findings = RULES.stream().map(rule -> rule.finding(facts)).toList();
    return IntStream.range(0, findings.size())
        .filter(index -> findings.get(index).verdict() == Verdict.REFUSES)
        .mapToObj(index -> RULES.get(index).reason())
        .findFirst()
        .<FallbackDecision>map(reason -> new FallbackDecision.Refused(reason, findings))
        .orElseGet(() -> permitted(facts, findings));
  }

  private static FallbackDecision permitted(FallbackFacts facts, List<RuleFinding> findings) {
    PlatformRoute route = Objects.requireNonNull(facts.route(), "a rule refuses without a route");
    return new FallbackDecision.Permitted(route, facts.warn(), findings);
  }
}
