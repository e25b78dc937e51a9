package dev.latchkey.credential.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.credential.decision.AccountSight;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.WorkspaceState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a workspace stands with its own AWS credential, as people see it.
@Schema(name = "Byok")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ByokView(
    @Schema(required = true) String workspaceId,
    @Schema(required = true) State state,
    @Schema(
            required = true,
            description =
                "Whether a failed call may be served by the platform: allow, warn, strict")
        String policy,
    @Schema(description = "The AWS region of the workspace's calls") @Nullable String region,
    @Schema(description = "The access key id in use, masked", examples = "AKIA…MPLE")
        @Nullable String accessKeyId,
    @Schema(description = "The AWS account; in full for BYOK admins and owners of the organisation")
        @Nullable String account,
    @Schema(description = "Counts the keys that were saved") @Nullable Integer version,
    @Schema(description = "When the present session ends; it is renewed before")
        @Nullable Instant sessionExpiresAt,
    @Schema(description = "Why the last renewal of the session failed")
        @Nullable ErrorCode renewalError) {

  /// Where the configuration stands.
  public enum State {
    /// No key was ever saved.
    NOT_CONFIGURED("not-configured"),
    /// A key is in use.
    ACTIVE("active"),
    /// The key was deleted because the workspace was gone for a while; one must be saved again.
    KEY_DELETED("key-deleted");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @JsonValue
    @Override
    public String toString() {
      return text;
    }
  }

  static ByokView of(TokenClaims claims, WorkspaceState workspace, @Nullable ActiveVersion active) {
    if (active == null) {
      return withoutKey(workspace);
    }
    return new ByokView(
        workspace.workspace().value(),
        State.ACTIVE,
        workspace.policy().toString(),
        active.inUse().region().name(),
        active.accessKeyId().masked(),
        account(claims, active.inUse().account()),
        active.inUse().version().number(),
        active.sessionExpiresAt(),
        active.renewalError());
  }

  private static ByokView withoutKey(WorkspaceState workspace) {
    State state = workspace.inUse() == null ? State.NOT_CONFIGURED : State.KEY_DELETED;
    String policy = workspace.policy().toString();
    Region listed = workspace.listing().region();
    String region = listed == null ? null : listed.name();
    return new ByokView(
        workspace.workspace().value(), state, policy, region, null, null, null, null, null);
  }

  private static String account(TokenClaims claims, AwsAccountId account) {
    return AccountSight.isFull(claims.roles()) ? account.value() : account.masked();
  }
}
