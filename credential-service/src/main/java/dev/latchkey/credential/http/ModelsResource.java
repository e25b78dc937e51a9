package dev.latchkey.credential.http;

import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.credential.flow.WorkspaceModels;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/// Which models a workspace's requests for any model may be served by. A workspace that the
/// caller's token does not reach is answered like one that does not exist.
@Path("/v1/workspaces/{workspaceId}/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models", description = "Which models may be chosen for a workspace")
public class ModelsResource {

  private final Caller caller;
  private final WorkspaceModels models;

  @Inject
  public ModelsResource(Caller caller, WorkspaceModels models) {
    this.caller = caller;
    this.models = models;
  }

  @GET
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
  @Operation(operationId = "showModels", summary = "The models that may be chosen")
  @APIResponse(
      responseCode = "200",
      description = "The list; empty for every model",
      content = @Content(schema = @Schema(implementation = ModelsView.class)))
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
        workspaceId, workspace -> Answers.of(models.show(claims, workspace), ModelsView::of));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.WORKSPACE_OWNER_NAME, Role.ORG_OWNER_NAME})
  @Operation(
      operationId = "listModels",
      summary = "Decide which models may be chosen",
      description = "Takes the place of the list that held. An empty list permits every model.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ModelsBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "What holds now",
      content = @Content(schema = @Schema(implementation = ModelsView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the place",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "403",
      description = "FORBIDDEN: the caller is no owner",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> list(@PathParam("workspaceId") String workspaceId, byte[] body) {
    TokenClaims claims = caller.claims();
    return Answers.about(
        workspaceId,
        workspace ->
            switch (ModelsBody.read(body)) {
              case Parsed.Ok<List<ModelReference>>(var listed) ->
                  Answers.of(models.list(claims, workspace, listed), ModelsView::of);
              case Parsed.Invalid<List<ModelReference>>(var reason) -> Answers.malformed(reason);
            });
  }
}
