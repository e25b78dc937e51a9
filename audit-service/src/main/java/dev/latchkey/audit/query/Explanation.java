package dev.latchkey.audit.query;

import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fallback event in words.
///
/// @param summary what happened and why, in sentences
/// @param rules what every rule of the decision said, in the order of the rules; empty when the
///   event and those of the same fallback do not tell
public record Explanation(String summary, List<Rule> rules) {

  public Explanation {
    rules = List.copyOf(rules);
  }

  /// What one rule said.
  ///
  /// @param rule the rule's name, as in the documentation of the decision
  /// @param verdict `permits`, `refuses` or `does-not-apply`
  /// @param sentence the same with its reason, in words
  public record Rule(String rule, String verdict, String sentence) {}

  /// The words for an event; empty for one that is no part of a fallback, or whose decision a later
  /// version writes.
  ///
  /// @param related the events of the same fallback, among which the one is that tells the rules
  public static Optional<Explanation> of(AuditedEvent event, List<AuditedEvent> related) {
    return Arrays.stream(Decision.values())
        .filter(decision -> decision.toString().equals(event.ruling().decision()))
        .findFirst()
        .map(decision -> new Explanation(summary(decision, event), rules(event, related)));
  }

  private static String summary(Decision decision, AuditedEvent event) {
    return switch (decision) {
      case INTENT ->
          "The workspace's own call failed with "
              + event.call().error()
              + ". No rule spoke against a fallback, so that the platform's credential was about to"
              + " be used.";
      case SERVED -> "The platform's credential served the request.";
      case FAILED -> "The platform was called and the call failed: " + failure(event);
      case REFUSED ->
          "The workspace's own call failed with "
              + event.call().error()
              + " and was not served by the platform. "
              + reason(event.ruling().reason());
      case NOT_EXECUTED ->
          "A fallback had been permitted and the platform was not called. "
              + reason(event.ruling().reason());
    };
  }

  private static String failure(AuditedEvent event) {
    String error = event.call().error();
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equals(error))
        .map(code -> code + ". " + code.action())
        .findFirst()
        .orElse(error + ".");
  }

  private static List<Rule> rules(AuditedEvent event, List<AuditedEvent> related) {
    List<Rule> own = rules(event);
    return own.isEmpty()
        ? related.stream()
            .map(Explanation::rules)
            .filter(told -> !told.isEmpty())
            .findFirst()
            .orElse(List.of())
        : own;
  }

  private static List<Rule> rules(AuditedEvent event) {
    Map<String, Object> data = event.data();
    return data != null
            && data.get("grounds") instanceof Map<?, ?> grounds
            && grounds.get("verdicts") instanceof List<?> verdicts
        ? verdicts.stream().flatMap(each -> rule(each).stream()).toList()
        : List.of();
  }

  private static Optional<Rule> rule(Object told) {
    return told instanceof Map<?, ?> fields
            && fields.get("rule") instanceof String rule
            && fields.get("verdict") instanceof String verdict
            && fields.get("reason") instanceof String reason
        ? Optional.of(new Rule(rule, verdict, sentence(rule, verdict, reason)))
        : Optional.empty();
  }

  private static String sentence(String rule, String verdict, String reason) {
    String words = rule.replace('-', ' ');
    return switch (verdict) {
      case "permits" -> "Permits the fallback (" + words + "): " + reason + ".";
      case "refuses" -> "Speaks against the fallback (" + words + "): " + reason(reason);
      case "does-not-apply" -> "Does not concern this request (" + words + "): " + reason + ".";
      default -> words + ": " + reason + ".";
    };
  }

  /// The sentence of a reason's name; other words stay what they are.
  private static String reason(@Nullable String name) {
    return Arrays.stream(FallbackReason.values())
        .filter(reason -> reason.name().equals(name))
        .map(FallbackReason::sentence)
        .findFirst()
        .orElse(name + ".");
  }
}
