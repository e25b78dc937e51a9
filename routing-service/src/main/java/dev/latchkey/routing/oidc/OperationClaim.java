package dev.latchkey.routing.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.claims.RequestGrant.GrantedOperation;
import dev.latchkey.contracts.wire.inference.Access;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One entry of a grant's operations as it came; null is what it leaves out.
record OperationClaim(
    String name,
    @Nullable Access access,
    @Nullable Boolean autonomous,
    @JsonProperty("fallbackeligible") @Nullable Boolean fallbackEligible) {

  OperationClaim {
    Objects.requireNonNull(name, "name");
  }

  /// What the entry says; what it leaves out has the strictest meaning.
  GrantedOperation granted() {
    return new GrantedOperation(
        name,
        access == null ? Access.WRITE : access,
        autonomous == null || autonomous,
        fallbackEligible != null && fallbackEligible);
  }
}
