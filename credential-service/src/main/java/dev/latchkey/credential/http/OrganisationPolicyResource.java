package dev.latchkey.credential.http;

import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.fallback.EnforcePolicy;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What an organisation enforces on all its workspaces. Another organisation is answered like one
/// that does not exist.
@Path("/v1/orgs/{orgId}/fallback-policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fallback", description = "Whether the platform may serve a failed call")
public class OrganisationPolicyResource {

  private final Caller caller;
  private final EnforcePolicy enforce;

  @Inject
  public OrganisationPolicyResource(Caller caller, EnforcePolicy enforce) {
    this.caller = caller;
    this.enforce = enforce;
  }

  @GET
  @RolesAllowed({Role.ORG_OWNER_NAME, Role.BYOK_ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(
      operationId = "showEnforcedFallbackPolicy",
      summary = "Which policy the organisation enforces")
  @APIResponse(
      responseCode = "200",
      description = "The policy, if any",
      content = @Content(schema = @Schema(implementation = OrganisationPolicyView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: not the caller's organisation",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> show(@PathParam("orgId") String orgId) {
    TokenClaims claims = caller.claims();
    return switch (OrgId.parse(orgId)) {
      case Parsed.Ok<OrgId>(var org) ->
          Answers.of(enforce.show(claims, org), OrganisationPolicyView::of);
      case Parsed.Invalid<OrgId> _ -> Answers.problem(Reach.unknownOrganisation());
    };
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ORG_OWNER_NAME)
  @Operation(
      operationId = "enforceFallbackPolicy",
      summary = "Enforce a policy on all workspaces of the organisation, or none",
      description =
          "Holds at once for every workspace, and for those that join the organisation later. What"
              + " workspaces have chosen is kept and holds again when nothing is enforced any more.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = EnforcementBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "What is enforced now",
      content = @Content(schema = @Schema(implementation = OrganisationPolicyView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the field",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: not the caller's organisation",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> enforce(@PathParam("orgId") String orgId, byte[] body) {
    TokenClaims claims = caller.claims();
    if (!(OrgId.parse(orgId) instanceof Parsed.Ok<OrgId>(var org))) {
      return Answers.problem(Reach.unknownOrganisation());
    }
    return switch (EnforcementBody.read(body)) {
      case Parsed.Ok<Optional<FallbackPolicy>>(var policy) ->
          Answers.of(enforce.enforce(claims, org, policy.orElse(null)), OrganisationPolicyView::of);
      case Parsed.Invalid<Optional<FallbackPolicy>>(var reason) -> Answers.malformed(reason);
    };
  }
}
