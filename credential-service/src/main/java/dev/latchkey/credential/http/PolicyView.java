package dev.latchkey.credential.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.CapLimits;
import dev.latchkey.credential.decision.FallbackChoice;
import dev.latchkey.credential.decision.PlanProposal;
import dev.latchkey.credential.flow.fallback.WorkspacePolicy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What holds for the fallbacks of a workspace, as people see it.
@Schema(name = "WorkspaceFallbackPolicy")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyView(
    @Schema(required = true) String workspaceid,
    @Schema(required = true, description = "The policy in force") FallbackPolicy policy,
    @Schema(description = "The workspace's own choice; absent when it has none")
        @Nullable FallbackPolicy chosen,
    @Schema(required = true, description = "Whether the organisation enforces the policy in force")
        boolean enforced,
    @Schema(required = true, description = "What the plan proposes; it never holds by itself")
        FallbackPolicy proposed,
    @Schema(required = true, description = "Grows when, and only when, the policy in force changes")
        long policyrevision,
    @Schema(required = true, description = "Grows with everything that routing is told")
        long revision,
    @Schema(required = true, description = "Whether the AWS account enforces a guardrail")
        boolean accountguardrail,
    @Schema(required = true, description = "The caps in force") Caps caps,
    @Schema(required = true, description = "The deployment's caps, which no owner can exceed")
        Limits limits) {

  /// The caps in force.
  @Schema(name = "FallbackCaps")
  public record Caps(
      @Schema(description = "US dollars for one day (UTC)") String usdperday,
      @Schema(description = "Fallbacks in a row") int consecutive,
      @Schema(description = "Grows when the caps are reset") long epoch) {}

  /// The deployment's caps.
  @Schema(name = "FallbackCapLimits")
  public record Limits(
      @Schema(description = "US dollars for one day (UTC)") String usdperday,
      @Schema(description = "Fallbacks in a row") int consecutive) {}

  static PolicyView of(WorkspacePolicy shown) {
    FallbackChoice choice = shown.workspace().fallback();
    CapLimits limits = shown.limits();
    CapLimits caps = choice.caps().within(limits);
    return new PolicyView(
        shown.workspace().workspace().value(),
        choice.effective(),
        choice.chosen(),
        choice.enforced() != null,
        PlanProposal.of(shown.workspace().listing().plan()),
        choice.policyRevision(),
        shown.workspace().revision(),
        choice.accountGuardrail(),
        new Caps(caps.usdPerDay().toPlainString(), caps.consecutive(), choice.caps().epoch()),
        new Limits(limits.usdPerDay().toPlainString(), limits.consecutive()));
  }
}
