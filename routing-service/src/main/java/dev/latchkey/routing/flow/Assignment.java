package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.vault.CredentialScope;

/// A request with what it is to be served with.
///
/// @param org the workspace's organisation
/// @param byok the workspace's own credential
record Assignment(InferenceRequest request, OrgId org, Byok.Active byok) {

  CredentialScope scope() {
    return byok.scopeFor(request.key().workspace());
  }
}
