package dev.latchkey.credential.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a request by which an organisation enforces a policy.
@Schema(name = "FallbackPolicyEnforcement")
record EnforcementBody(
    @Schema(
            required = true,
            nullable = true,
            description = "The policy of all workspaces; null lets each choose")
        @Nullable FallbackPolicy enforced) {

  private static final String FIELD = "enforced";

  /// Reads the body; empty for null. The reason of a failure names the field at fault.
  static Parsed<Optional<FallbackPolicy>> read(byte[] json) {
    return JsonBody.read(json, Set.of(FIELD))
        .flatMap(
            body -> {
              JsonNode value = body.get(FIELD);
              return value == null
                  ? new Parsed.Invalid<>("enforced is missing; null lets each workspace choose.")
                  : JsonBody.policy(FIELD, value);
            });
  }
}
