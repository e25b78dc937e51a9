package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import org.jspecify.annotations.Nullable;

/// Somebody wants a workspace to use this access key.
///
/// @param claims who
/// @param region where to use it; null for the workspace's own region
/// @param policy the fallback policy to choose with it; null to leave the choice as it is
public record SaveRequest(
    TokenClaims claims,
    WorkspaceId workspace,
    AccessKeyId accessKeyId,
    SecretText secretAccessKey,
    @Nullable Region region,
    @Nullable FallbackPolicy policy) {}
