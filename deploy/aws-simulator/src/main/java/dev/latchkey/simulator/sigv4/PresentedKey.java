package dev.latchkey.simulator.sigv4;

import org.jspecify.annotations.Nullable;

/// The identity a request presents, before anything about it is believed.
///
/// @param sessionToken value of `x-amz-security-token`, `null` when the request has none
/// @param region region of the scope, already found valid for the endpoint
public record PresentedKey(String accessKeyId, @Nullable String sessionToken, String region) {

  /// Names no session token.
  @Override
  public String toString() {
    return "PresentedKey[" + accessKeyId + ", " + region + "]";
  }
}
