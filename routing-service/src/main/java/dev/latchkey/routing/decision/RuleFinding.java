package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.fallback.RuleVerdict;

/// What one rule of the fallback decision found.
///
/// @param rule the rule's name
/// @param verdict what it said
/// @param reason why it spoke against the fallback, or in a few words what it saw
public record RuleFinding(String rule, RuleVerdict.Verdict verdict, String reason) {}
