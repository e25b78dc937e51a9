package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Everything that the decision about a fallback rests on.
///
/// @param policy the effective policy
/// @param environment what the workspace is for
/// @param failure the failure of the workspace's own call
/// @param freshSession whether the session was read from Vault again, past every cache, before or
///   after that failure
/// @param operation what holds of the operation
/// @param deltaSent whether a part of the answer was sent
/// @param warn what the user has said, where the policy asks
/// @param portability whether the request can be served from another account
/// @param region where the workspace's own calls are made
/// @param original where the workspace's own call may have run at most
/// @param route how the platform could serve it; null when it cannot
/// @param caps how the workspace stands with its caps
/// @param budget the calls that the request has cost
/// @param left the time until the deadline; not positive when it has passed
/// @param settingsProven whether the settings were proven current at most 2 seconds ago
/// @param auditDurable whether the audit topic keeps what it acknowledges
public record FallbackFacts(
    FallbackPolicy policy,
    Environment environment,
    FailedCall failure,
    boolean freshSession,
    OperationFacts operation,
    boolean deltaSent,
    WarnState warn,
    Portability portability,
    Region region,
    Destinations original,
    @Nullable PlatformRoute route,
    CapState caps,
    CallBudget budget,
    Duration left,
    boolean settingsProven,
    boolean auditDurable) {}
