package dev.latchkey.credential.http;

import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.credential.flow.SwitchByok;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Switches a workspace's own AWS credential off and on, and deletes it. The fallback policy stays
/// as it is: what is Strict stays Strict (INV-5).
@Path("/v1/workspaces/{workspaceId}/byok")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "BYOK", description = "A workspace's own AWS credential")
public class ByokSwitchResource {

  private final Caller caller;
  private final SwitchByok become;

  @Inject
  public ByokSwitchResource(Caller caller, SwitchByok become) {
    this.caller = caller;
    this.become = become;
  }

  @POST
  @Path("/disable")
  @RolesAllowed({Role.WORKSPACE_OWNER_NAME, Role.ORG_OWNER_NAME, Role.BYOK_ADMIN_NAME})
  @Operation(
      operationId = "disableByok",
      summary = "Use the credential no more, and keep it",
      description = "Its session is not renewed any more.")
  @APIResponse(
      responseCode = "200",
      description = "It is disabled",
      content = @Content(schema = @Schema(implementation = ByokView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "409",
      description = "CREDENTIAL_ABSENT: there is none",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> disable(@PathParam("workspaceId") String workspaceId) {
    return become(ByokState.DISABLED, workspaceId);
  }

  @POST
  @Path("/enable")
  @RolesAllowed({Role.WORKSPACE_OWNER_NAME, Role.ORG_OWNER_NAME})
  @Operation(
      operationId = "enableByok",
      summary = "Use the credential again",
      description = "If its session has ended meanwhile, a new one is minted within seconds.")
  @APIResponse(
      responseCode = "200",
      description = "It is enabled",
      content = @Content(schema = @Schema(implementation = ByokView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "409",
      description = "CREDENTIAL_ABSENT: there is none, or it was deleted; PLAN_WITHOUT_BYOK",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> enable(@PathParam("workspaceId") String workspaceId) {
    return become(ByokState.ENABLED, workspaceId);
  }

  @DELETE
  @RolesAllowed({Role.WORKSPACE_OWNER_NAME, Role.ORG_OWNER_NAME})
  @Operation(
      operationId = "deleteByok",
      summary = "Delete the credential for good",
      description =
          "Routing is told at once; then key and sessions are deleted from Vault, with their history."
              + " Only a new key ends this state.")
  @APIResponse(
      responseCode = "200",
      description = "It is deleted",
      content = @Content(schema = @Schema(implementation = ByokView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "409",
      description = "CREDENTIAL_ABSENT: there never was one",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> delete(@PathParam("workspaceId") String workspaceId) {
    return become(ByokState.DELETED, workspaceId);
  }

  private Uni<Response> become(ByokState wish, String workspaceId) {
    TokenClaims claims = caller.claims();
    return Answers.about(
        workspaceId,
        workspace ->
            Answers.of(
                become.become(wish, claims, workspace), shown -> ByokView.of(claims, shown)));
  }
}
