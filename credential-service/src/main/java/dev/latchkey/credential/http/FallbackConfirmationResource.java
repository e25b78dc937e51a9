package dev.latchkey.credential.http;

import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.credential.flow.fallback.ConfirmFallback;
import dev.latchkey.credential.flow.fallback.ShowConfirmation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Users' own confirmations under the policy Warn. Whose they are, the token alone says.
@Path("/v1/workspaces/{workspaceId}/fallback-confirmations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fallback", description = "Whether the platform may serve a failed call")
public class FallbackConfirmationResource {

  private final Caller caller;
  private final ConfirmFallback confirm;
  private final ShowConfirmation show;

  @Inject
  public FallbackConfirmationResource(
      Caller caller, ConfirmFallback confirm, ShowConfirmation show) {
    this.caller = caller;
    this.confirm = confirm;
    this.show = show;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({
    Role.MEMBER_NAME,
    Role.WORKSPACE_OWNER_NAME,
    Role.WORKSPACE_ADMIN_NAME,
    Role.ORG_OWNER_NAME
  })
  @Operation(
      operationId = "confirmFallback",
      summary = "Let one of the caller's sessions go on using the platform's credential",
      description =
          "Counts for the policy as it is, for this session, for twelve hours from now. Agents cannot"
              + " confirm.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SessionName.class)))
  @APIResponse(
      responseCode = "200",
      description = "It is confirmed",
      content = @Content(schema = @Schema(implementation = ConfirmationView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the field",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "409",
      description = "SAVE_CONFLICT: the policy is not Warn, so there is nothing to confirm",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> confirm(@PathParam("workspaceId") String workspaceId, byte[] body) {
    TokenClaims claims = caller.claims();
    return Answers.about(
        workspaceId,
        workspace ->
            switch (SessionName.read(body)) {
              case Parsed.Ok<SessionName>(SessionName(var session)) ->
                  Answers.of(confirm.confirm(claims, workspace, session), ConfirmationView::of);
              case Parsed.Invalid<SessionName>(var reason) -> Answers.malformed(reason);
            });
  }

  @GET
  @RolesAllowed({
    Role.MEMBER_NAME,
    Role.WORKSPACE_OWNER_NAME,
    Role.WORKSPACE_ADMIN_NAME,
    Role.ORG_OWNER_NAME
  })
  @Operation(
      operationId = "showFallbackConfirmation",
      summary = "Whether the caller has confirmed one of their sessions")
  @APIResponse(
      responseCode = "200",
      description = "The confirmation, if there is one that counts",
      content = @Content(schema = @Schema(implementation = ConfirmationView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: sessionid is missing",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such workspace, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> show(
      @PathParam("workspaceId") String workspaceId,
      @QueryParam("sessionid") @Nullable String sessionId) {
    TokenClaims claims = caller.claims();
    return Answers.about(
        workspaceId,
        workspace ->
            switch (SessionName.of(sessionId)) {
              case Parsed.Ok<SessionName>(SessionName(var session)) ->
                  Answers.of(show.show(claims, workspace, session), ConfirmationView::of);
              case Parsed.Invalid<SessionName>(var reason) -> Answers.malformed(reason);
            });
  }
}
