package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;

/// The part of a workspace's settings that a decision about a fallback rests on. What an owner can
/// change without any weight for it, such as caps, is left out.
///
/// @param policy the effective policy
/// @param policyRevision its revision
/// @param environment what the workspace is for
/// @param own how the workspace stands with its own credential
/// @param accountGuardrail whether the owner declared that the account enforces a guardrail
public record SettingsAtDecision(
    FallbackPolicy policy,
    long policyRevision,
    Environment environment,
    OwnCredential own,
    boolean accountGuardrail) {}
