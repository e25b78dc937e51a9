package dev.latchkey.credential.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.flow.fallback.OrganisationPolicy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an organisation enforces, as people see it.
@Schema(name = "OrganisationFallbackPolicy")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganisationPolicyView(
    @Schema(required = true) String orgid,
    @Schema(description = "The policy of all workspaces; absent when each may choose")
        @Nullable FallbackPolicy enforced) {

  static OrganisationPolicyView of(OrganisationPolicy shown) {
    return new OrganisationPolicyView(shown.org().value(), shown.enforced());
  }
}
