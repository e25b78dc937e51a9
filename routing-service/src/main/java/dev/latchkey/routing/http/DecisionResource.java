package dev.latchkey.routing.http;

import dev.latchkey.contracts.chassis.problem.Problems;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.Payment;
import dev.latchkey.routing.flow.explain.CurrentRoute;
import dev.latchkey.routing.flow.explain.ExplainDecision;
import dev.latchkey.routing.flow.explain.Question;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Says why a call was, or would be, served by whom. Whoever has nothing to do with the workspace
/// learns as much as about one that does not exist.
@Path("/v1/decisions/explain")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DecisionResource {

  private final VisibleRoutes routes;
  private final ExplainDecision explain;

  @Inject
  DecisionResource(VisibleRoutes routes, ExplainDecision explain) {
    this.routes = routes;
    this.explain = explain;
  }

  /// The explanation.
  @POST
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
  @Operation(summary = "Why a failed call fell back or did not, or what would happen")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExplainView.class)))
  @APIResponse(
      responseCode = "400",
      description = "The body does not say what to explain",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such workspace or request for the caller",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Response explain(@Nullable ExplainBody body) {
    return switch (ExplainForm.read(body)) {
      case ExplainForm.Refused(String message) ->
          Problems.response(ErrorObject.of(ErrorCode.REQUEST_MALFORMED, message));
      case ExplainForm.OfRequest(RequestKey request) ->
          settings(request.workspace())
              .flatMap(known -> happened(request, known))
              .map(view -> Response.ok(view).build())
              .orElseGet(DecisionResource::notFound);
      case ExplainForm.OfQuestion(Question question) ->
          settings(question.workspace())
              .map(known -> Response.ok(imagined(question, known)).build())
              .orElseGet(DecisionResource::notFound);
    };
  }

  private Optional<ExplainView> happened(RequestKey request, WorkspaceSettings known) {
    return explain
        .of(request)
        .map(
            found ->
                ExplainView.of(
                    request.workspace().value(),
                    explain.payment(known),
                    found.state().name().toLowerCase(Locale.ROOT),
                    found.attempts(),
                    found.decision()));
  }

  private ExplainView imagined(Question question, WorkspaceSettings known) {
    Payment payment = explain.payment(known);
    return ExplainView.of(
        question.workspace().value(),
        payment,
        null,
        null,
        payment instanceof Payment.Own(Region region)
            ? explain.ask(question, known, region)
            : null);
  }

  private Optional<WorkspaceSettings> settings(WorkspaceId workspace) {
    return routes.of(workspace).map(CurrentRoute::settings);
  }

  private static Response notFound() {
    return Problems.response(
        ErrorObject.of(
            ErrorCode.NOT_FOUND, "There is no such workspace or request, or it is not yours."));
  }
}
