package dev.latchkey.routing.http;

import dev.latchkey.contracts.chassis.problem.Problems;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Tells what routing would serve a workspace with. Whoever has nothing to do with the workspace
/// learns as much as about one that does not exist.
@Path("/v1/workspaces/{workspaceId}/route")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RouteResource {

  private final VisibleRoutes routes;

  @Inject
  RouteResource(VisibleRoutes routes) {
    this.routes = routes;
  }

  /// The route of a workspace.
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
  @Operation(summary = "What routing would serve a request of this workspace with")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RouteView.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such workspace for the caller",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Response route(@PathParam("workspaceId") String workspaceId) {
    return parsed(workspaceId)
        .flatMap(routes::of)
        .map(route -> Response.ok(RouteView.of(route)).build())
        .orElseGet(RouteResource::notFound);
  }

  private static Optional<WorkspaceId> parsed(String text) {
    return switch (WorkspaceId.parse(text)) {
      case Parsed.Ok<WorkspaceId>(WorkspaceId workspace) -> Optional.of(workspace);
      case Parsed.Invalid<WorkspaceId> _ -> Optional.empty();
    };
  }

  private static Response notFound() {
    return Problems.response(
        ErrorObject.of(ErrorCode.NOT_FOUND, "There is no such workspace, or it is not yours."));
  }
}
