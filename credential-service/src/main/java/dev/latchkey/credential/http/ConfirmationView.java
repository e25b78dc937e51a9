package dev.latchkey.credential.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.Confirmation;
import dev.latchkey.credential.flow.fallback.OwnConfirmation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the caller stands with a confirmation for one of their sessions.
@Schema(name = "FallbackConfirmation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfirmationView(
    @Schema(required = true) String workspaceid,
    @Schema(required = true) String sessionid,
    @Schema(required = true, description = "The policy in force; only warn wants confirmations")
        FallbackPolicy policy,
    @Schema(required = true, description = "The revision of the policy in force")
        long policyrevision,
    @Schema(required = true, description = "Whether there is a confirmation that counts")
        boolean confirmed,
    @Nullable Instant confirmedat,
    @Schema(description = "When it ceases to count") @Nullable Instant expiresat) {

  static ConfirmationView of(OwnConfirmation own) {
    Confirmation given = own.confirmation();
    return new ConfirmationView(
        own.workspace().workspace().value(),
        own.session(),
        own.workspace().fallback().effective(),
        own.workspace().fallback().policyRevision(),
        given != null,
        given == null ? null : given.confirmedAt(),
        given == null ? null : given.expiresAt());
  }
}
