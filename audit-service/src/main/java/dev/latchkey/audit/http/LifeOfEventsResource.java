package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.retention.EraseEvents;
import dev.latchkey.audit.flow.retention.ErasureResult;
import dev.latchkey.audit.flow.retention.KeepRetention;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorObject;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// For how long the content of the caller's organisation's events is kept, and its end before that.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORG_OWNER_NAME)
@Tag(name = "Retention", description = "The life of audited events")
@APIResponse(
    responseCode = "503",
    description =
        "DATABASE_UNAVAILABLE; or TRANSIENT: Kafka did not take the audit event of the change, and"
            + " nothing was done",
    content = @Content(schema = @Schema(implementation = ErrorObject.class)))
public class LifeOfEventsResource {

  private final Caller caller;
  private final KeepRetention retention;
  private final EraseEvents erase;

  @Inject
  public LifeOfEventsResource(Caller caller, KeepRetention retention, EraseEvents erase) {
    this.caller = caller;
    this.retention = retention;
    this.erase = erase;
  }

  @GET
  @Path("/retention")
  @Operation(operationId = "showRetention", summary = "For how long events keep their content")
  @APIResponse(
      responseCode = "200",
      description = "What holds",
      content = @Content(schema = @Schema(implementation = RetentionView.class)))
  public Uni<Response> show() {
    return Answers.forOrg(caller, org -> Answers.of(retention.show(org), RetentionView::of));
  }

  @PUT
  @Path("/retention")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setRetention",
      summary = "Choose for how long events keep their content",
      description =
          "Events that are too old then are deleted within hours. Their leaves stay, and one more"
              + " says that they were deleted.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RetentionBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "What holds now",
      content = @Content(schema = @Schema(implementation = RetentionView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the field",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> change(byte[] body) {
    return Answers.forOrg(
        caller,
        RetentionBody.read(body),
        (org, days) ->
            Answers.of(
                retention.change(org, caller.claims().subject(), days.orElse(null)),
                RetentionView::of));
  }

  @POST
  @Path("/erasures")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "eraseEvents",
      summary = "Erase the content of events",
      description =
          "Takes the bytes, the salt and what names people, of events that are in the log now,"
              + " except those about what people changed. Their"
              + " proofs stay valid: the log keeps the hash that each leaf commits to, and says in a"
              + " new leaf which events were erased. When `complete` is false, the same request goes"
              + " on with the rest; nothing is erased twice. `kept` counts events that stay as they"
              + " are, in logs that a restore of the database has closed.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ErasureBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "What was erased",
      content = @Content(schema = @Schema(implementation = ErasureResult.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the field",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> erase(byte[] body) {
    return Answers.forOrg(
        caller,
        ErasureBody.read(body),
        (org, order) ->
            Answers.of(erase.erase(org, caller.claims().subject(), order), result -> result));
  }
}
