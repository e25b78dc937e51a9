package dev.latchkey.routing.flow.call;

import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.bedrock.Signer;
import dev.latchkey.routing.decision.PlatformGrant;
import org.jspecify.annotations.Nullable;

/// Whose credential signed a call, as outcomes tell it.
record OutcomeSigner(
    @Nullable CredentialId credential,
    @Nullable Integer credentialVersion,
    @Nullable PlatformUse platform,
    @Nullable String fallbackId) {

  static OutcomeSigner of(Signer signer) {
    return switch (signer) {
      case Signer.Own(SessionDocument session) ->
          new OutcomeSigner(
              session.scope().version().credential(),
              session.scope().version().number(),
              null,
              null);
      case Signer.Platform platform -> of(platform.grant());
    };
  }

  private static OutcomeSigner of(PlatformGrant grant) {
    return switch (grant) {
      case PlatformGrant.DurableIntent intent ->
          new OutcomeSigner(null, null, PlatformUse.FALLBACK, intent.fallbackId());
      case PlatformGrant.NotByok credits -> new OutcomeSigner(null, null, credits.use(), null);
    };
  }
}
