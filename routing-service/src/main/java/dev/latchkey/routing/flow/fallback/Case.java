package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.fallback.RuleVerdict;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.FallbackFacts;
import dev.latchkey.routing.decision.RuleFinding;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.Explanation;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.ProvenRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A failed call of which is decided whether it falls back.
///
/// @param fallbackId made for this decision
/// @param failed the failure, with the settings that were newest when it was decided
/// @param facts what the decision rests on
/// @param caps what may be used; nothing where the settings tell no terms
/// @param worstCase the most that the platform's call can cost, in US dollars
/// @param at when it was decided
public record Case(
    String fallbackId,
    OwnFailure failed,
    FallbackFacts facts,
    FallbackCaps caps,
    BigDecimal worstCase,
    Instant at) {

  /// The day whose money is used.
  LocalDate day() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  WorkspaceSettings settings() {
    return failed.progress().assignment().settings();
  }

  /// The end of a request that is not served by the platform, and the event that tells why.
  Optional<Conclusion> refuse(FallbackReason reason, List<RuleFinding> findings, OpenRequest open) {
    open.ends(new FallbackEvent.Refused(subject(), grounds(findings), reason));
    open.explain(explained(findings, reason));
    return Optional.of(answer(reason));
  }

  /// The answer to a request that was not served by the platform.
  Conclusion answer(FallbackReason reason) {
    AnswerFacts facts = failed.progress().facts().withFallback(fallbackId);
    Reply reply = failed.reply().refusedFallback(reason);
    return new Conclusion(
        reply,
        reason == FallbackReason.CONFIRMATION_REQUIRED ? facts.withConfirmationRequired() : facts);
  }

  FallbackEvent.Subject subject() {
    Assignment assignment = failed.progress().assignment();
    return new FallbackEvent.Subject(
        fallbackId,
        assignment.workspace(),
        settings().org(),
        assignment.key().source(),
        assignment.key().id(),
        assignment.request().user(),
        assignment.request().session(),
        assignment.request().inference().conversation());
  }

  /// When the answer to the request is worth nothing any more.
  Instant deadline() {
    return failed.progress().assignment().request().inference().deadline();
  }

  FallbackEvent.Grounds grounds(List<RuleFinding> findings) {
    ProvenRequest request = failed.progress().assignment().request();
    return new FallbackEvent.Grounds(
        facts.policy(),
        Payments.policyRevision(settings()),
        settings().revision(),
        failed.failure().code(),
        request.inference().operation().name(),
        request.operation().access(),
        request.operation().autonomous(),
        failed.region(),
        failed.progress().assignment().target().model().text(),
        verdicts(findings));
  }

  /// What was decided, for those who ask why.
  ///
  /// @param reason why it is not served by the platform; null when it may be
  public Explanation explained(List<RuleFinding> findings, @Nullable FallbackReason reason) {
    return new Explanation(
        fallbackId,
        at,
        failed.failure().code(),
        facts.policy(),
        Payments.policyRevision(settings()),
        reason == null,
        reason,
        verdicts(findings));
  }

  private static List<RuleVerdict> verdicts(List<RuleFinding> findings) {
    return findings.stream()
        .map(each -> new RuleVerdict(each.rule(), each.verdict(), each.reason()))
        .toList();
  }
}
