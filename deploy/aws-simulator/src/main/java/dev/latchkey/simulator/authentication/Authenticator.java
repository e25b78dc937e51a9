package dev.latchkey.simulator.authentication;

import dev.latchkey.simulator.endpoint.Endpoint;
import dev.latchkey.simulator.exchange.AwsRequest;
import dev.latchkey.simulator.sigv4.ExpectedScope;
import dev.latchkey.simulator.sigv4.SignatureVerifier;
import dev.latchkey.simulator.sigv4.Verification;

/// Lets a call through when its signature holds, and otherwise answers as its service would.
public final class Authenticator {

  private final SignatureVerifier verifier;

  public Authenticator(SignatureVerifier verifier) {
    this.verifier = verifier;
  }

  /// Decides about one call.
  public Authentication authenticate(AwsRequest request, Endpoint endpoint) {
    ExpectedScope expected =
        new ExpectedScope(endpoint.regions(), endpoint.service().signingNames());
    return switch (verifier.verify(request.message(), expected)) {
      case Verification.Verified(var scope, var principal) ->
          new Authentication.Granted(scope, principal);
      case Verification.Rejected(var reason, var claimed, var keyHolder) ->
          new Authentication.Denied(
              Refusals.answer(endpoint.service(), reason), claimed, keyHolder);
    };
  }
}
