package dev.latchkey.credential.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.AccountSight;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.ByokStanding;
import dev.latchkey.credential.decision.InUse;
import dev.latchkey.credential.decision.PlanProposal;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.ByokConfiguration;
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
                "Whether a failed call may be served by the platform; see fallback-policy")
        FallbackPolicy policy,
    @Schema(
            required = true,
            description = "What the plan proposes to choose; it never holds by itself")
        FallbackPolicy proposedPolicy,
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
    /// An owner switched it off.
    DISABLED("disabled"),
    /// The plan has no BYOK any more.
    DOWNGRADED("downgraded"),
    /// It was deleted, by an owner or because the workspace was gone for a while; a key must be
    /// saved again.
    DELETED("deleted");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @JsonValue
    @Override
    public String toString() {
      return text;
    }

    static State of(ByokStanding standing) {
      return switch (standing) {
        case ByokStanding.NeverConfigured() -> NOT_CONFIGURED;
        case ByokStanding.Active _ -> ACTIVE;
        case ByokStanding.Inactive(var reason, _) ->
            switch (reason) {
              case DISABLED -> DISABLED;
              case DOWNGRADED -> DOWNGRADED;
              case DELETED -> DELETED;
            };
      };
    }
  }

  static ByokView of(TokenClaims claims, ByokConfiguration configuration) {
    WorkspaceState workspace = configuration.workspace();
    ActiveVersion active = configuration.inUse();
    return new ByokView(
        workspace.workspace().value(),
        State.of(workspace.byok()),
        workspace.fallback().effective(),
        PlanProposal.of(workspace.listing().plan()),
        region(workspace),
        active == null ? null : active.accessKeyId().masked(),
        active == null ? null : account(claims, active.inUse().account()),
        active == null ? null : active.inUse().version().number(),
        active == null ? null : active.sessionExpiresAt(),
        active == null ? null : active.renewalError());
  }

  private static @Nullable String region(WorkspaceState workspace) {
    InUse last = workspace.inUse();
    Region region = last == null ? workspace.listing().region() : last.region();
    return region == null ? null : region.name();
  }

  private static String account(TokenClaims claims, AwsAccountId account) {
    return AccountSight.isFull(claims.roles()) ? account.value() : account.masked();
  }
}
