package dev.latchkey.credential.http;

import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.credential.decision.PolicyWish;
import dev.latchkey.credential.flow.fallback.ChoosePolicy;
import dev.latchkey.credential.flow.fallback.ShowPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Whether, and on what terms, the platform's credential may serve a workspace's failed calls. A
/// workspace that the caller's token does not reach is answered like one that does not exist.
@Path("/v1/workspaces/{workspaceId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fallback", description = "Whether the platform may serve a failed call")
public class FallbackPolicyResource {

  private final Caller caller;
  private final ShowPolicy show;
  private final ChoosePolicy choose;

  @Inject
  public FallbackPolicyResource(Caller caller, ShowPolicy show, ChoosePolicy choose) {
    this.caller = caller;
    this.show = show;
    this.choose = choose;
  }

  @GET
  @Path("/fallback-policy")
  @RolesAllowed({
    Role.AGENT_NAME,
    Role.MEMBER_NAME,
    Role.WORKSPACE_OWNER_NAME,
    Role.WORKSPACE_ADMIN_NAME,
    Role.ORG_OWNER_NAME,
    Role.BYOK_ADMIN_NAME,
    Role.AUDITOR_NAME,
    Role.OPERATOR_NAME
  })
  @Operation(
      operationId = "showFallbackPolicy",
      summary = "What holds for the workspace's fallbacks")
  @APIResponse(
      responseCode = "200",
      description = "The policy in force, where it comes from, and its terms",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> show(@PathParam("workspaceId") String workspaceId) {
    TokenClaims claims = caller.claims();
    return Answers.about(
        workspaceId, workspace -> Answers.of(show.show(claims, workspace), PolicyView::of));
  }

  @PUT
  @Path("/fallback-policy")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.WORKSPACE_OWNER_NAME, Role.ORG_OWNER_NAME})
  @Operation(
      operationId = "chooseFallbackPolicy",
      summary = "Decide about the workspace's fallbacks",
      description =
          "Follows all that the body says, or nothing of it. The choice outlives the workspace's own"
              + " credential and may be made on any plan.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PolicyBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "What holds now",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the field",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "403",
      description = "POLICY_ENFORCED: the organisation enforces another policy; FORBIDDEN",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> choose(@PathParam("workspaceId") String workspaceId, byte[] body) {
    TokenClaims claims = caller.claims();
    return Answers.about(
        workspaceId,
        workspace ->
            switch (PolicyBody.read(body)) {
              case Parsed.Ok<List<PolicyWish>>(var wishes) ->
                  Answers.of(choose.choose(claims, workspace, wishes), PolicyView::of);
              case Parsed.Invalid<List<PolicyWish>>(var reason) -> Answers.malformed(reason);
            });
  }

  @POST
  @Path("/fallback-caps/reset")
  @RolesAllowed({Role.WORKSPACE_OWNER_NAME, Role.ORG_OWNER_NAME})
  @Operation(
      operationId = "resetFallbackCaps",
      summary = "Let fallbacks go on after a cap has stopped them",
      description = "What was spent and counted so far does not count any more.")
  @APIResponse(
      responseCode = "200",
      description = "What holds now, with the new epoch of the caps",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> resetCaps(@PathParam("workspaceId") String workspaceId) {
    TokenClaims claims = caller.claims();
    return Answers.about(
        workspaceId, workspace -> Answers.of(choose.resetCaps(claims, workspace), PolicyView::of));
  }
}
