package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import org.jspecify.annotations.Nullable;

/// What an organisation enforces on all its workspaces.
///
/// @param enforced the policy; null for none
public record OrganisationPolicy(OrgId org, @Nullable FallbackPolicy enforced) {}
