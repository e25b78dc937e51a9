package dev.latchkey.credential.http;

import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.flow.SaveAccessKey;
import dev.latchkey.credential.flow.SaveRequest;
import dev.latchkey.credential.flow.ShowByok;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// A workspace's own AWS credential: look at it, save a key. A workspace that the caller's token
/// does not reach is answered like one that does not exist.
@Path("/v1/workspaces/{workspaceId}/byok")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "BYOK", description = "A workspace's own AWS credential")
public class ByokResource {

  private final Caller caller;
  private final SaveAccessKey save;
  private final ShowByok show;

  @Inject
  public ByokResource(Caller caller, SaveAccessKey save, ShowByok show) {
    this.caller = caller;
    this.save = save;
    this.show = show;
  }

  /// Everyone who has to do with the workspace may look; masking is the view's business.
  @GET
  @RolesAllowed({
    Role.AGENT_NAME,
    Role.MEMBER_NAME,
    Role.WORKSPACE_OWNER_NAME,
    Role.WORKSPACE_ADMIN_NAME,
    Role.ORG_OWNER_NAME,
    Role.BYOK_ADMIN_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(
      operationId = "showByok",
      summary = "How the workspace stands with its own AWS credential")
  @APIResponse(
      responseCode = "200",
      description = "The configuration, without any secret",
      content = @Content(schema = @Schema(implementation = ByokView.class)))
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
        workspaceId,
        workspace -> Answers.of(show.show(claims, workspace), shown -> ByokView.of(claims, shown)));
  }

  @PUT
  @Path("/access-key")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({
    Role.WORKSPACE_OWNER_NAME,
    Role.WORKSPACE_ADMIN_NAME,
    Role.ORG_OWNER_NAME,
    Role.BYOK_ADMIN_NAME
  })
  @Operation(
      operationId = "saveAccessKey",
      summary = "Test an access key at AWS and use it from now on",
      description =
          "Mints a session with exactly the bytes given, asks AWS whose it is and asks Bedrock in the"
              + " region for its models; nothing costs anything. Only if all of it works is the key"
              + " saved. Saving the same key again makes a new version. The answer says which fallback"
              + " policy the plan proposes; it holds only if an owner chooses it, which a save can do"
              + " at once.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AccessKeyBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "The key is in use",
      content = @Content(schema = @Schema(implementation = ByokView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED",
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
      responseCode = "409",
      description = "PLAN_WITHOUT_BYOK, ACCOUNT_CHANGED, SAVE_CONFLICT, CREDENTIAL_EXPIRED",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "413",
      description = "BODY_TOO_LARGE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "422",
      description =
          "REGION_MISSING, REGION_UNKNOWN, REGION_DISABLED, KEY_KIND_UNSUPPORTED, CREDENTIAL_INVALID, IAM_DENIED,"
              + " SCP_DENIED",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "429",
      description = "THROTTLED",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE, SECRET_STORE_UNAVAILABLE, TRANSIENT",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "500",
      description = "CLOCK_SKEW, CONFIGURATION, INTERNAL",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "502",
      description = "NETWORK, UNCLASSIFIED",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "504",
      description = "TIMEOUT",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> save(@PathParam("workspaceId") String workspaceId, byte[] body) {
    TokenClaims claims = caller.claims();
    return Answers.about(workspaceId, workspace -> save(claims, workspace, body));
  }

  private Uni<Response> save(TokenClaims claims, WorkspaceId workspace, byte[] body) {
    return switch (AccessKeyBody.read(body)) {
      case Parsed.Ok<AccessKeyBody>(var typed) -> save(claims, workspace, typed);
      case Parsed.Invalid<AccessKeyBody>(var reason) -> Answers.malformed(reason);
    };
  }

  private Uni<Response> save(TokenClaims claims, WorkspaceId workspace, AccessKeyBody body) {
    return switch (AccessKeyForm.read(body.accessKeyId(), body.secretAccessKey(), body.region())) {
      case AccessKeyForm.Complete(var id, var secret, var region) ->
          Answers.of(
              save.save(new SaveRequest(claims, workspace, id, secret, region, body.policy())),
              saved -> ByokView.of(claims, saved));
      case AccessKeyForm.Refused(var error) -> Answers.problem(error);
    };
  }
}
