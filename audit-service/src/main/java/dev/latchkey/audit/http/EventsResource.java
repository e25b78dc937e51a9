package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.query.ListEvents;
import dev.latchkey.audit.flow.query.ShowEvent;
import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The events of the caller's organisation. Those of others do not exist.
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.AUDITOR_NAME)
@Tag(name = "Events", description = "What was audited")
public class EventsResource {

  private static final int MOST = 1_000;
  private static final int USUAL = 100;

  private static final Set<String> NAMES =
      Stream.concat(EventQuery.names().stream(), Stream.of("limit", "cursor"))
          .collect(Collectors.toUnmodifiableSet());

  private final Caller caller;
  private final ListEvents list;
  private final ShowEvent show;

  @Inject
  public EventsResource(Caller caller, ListEvents list, ShowEvent show) {
    this.caller = caller;
    this.list = list;
    this.show = show;
  }

  @GET
  @Operation(
      operationId = "listEvents",
      summary = "List events, newest first",
      description =
          "Every filter narrows the list; an unknown filter or value is an error. Go on with the"
              + " cursor `next` and the same filters.")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "How many events at most, 1 to 1000; 100 when absent",
      schema = @Schema(implementation = Integer.class))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "The cursor of the part before",
      schema = @Schema(implementation = String.class))
  @APIResponse(
      responseCode = "200",
      description = "A part of the list",
      content = @Content(schema = @Schema(implementation = EventPageView.class)))
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the parameter",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> list(@Context UriInfo uri) {
    return Answers.forOrg(
        caller,
        asked(uri),
        (org, asked) ->
            Answers.of(
                list.list(org, asked.filter(), asked.cursor(), asked.limit()), EventPageView::of));
  }

  @GET
  @Path("/{log}/{index}/{item}")
  @Operation(
      operationId = "showEvent",
      summary = "One event with its explanation, related events and proof",
      description =
          "The explanation says what every rule of the decision about a fallback said. The proof's"
              + " leaf commits to the event by its hashes; where the leaf's place in the log is"
              + " proved stands in `inclusion`.")
  @APIResponse(
      responseCode = "200",
      description = "The event",
      content = @Content(schema = @Schema(implementation = EventDetailsView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: no such event, its retention is over, or not the caller's",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "DATABASE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public Uni<Response> show(
      @PathParam("log") String log,
      @PathParam("index") String index,
      @PathParam("item") String item) {
    AuditedEvent.Place place = place(log, index, item);
    return Answers.forOrg(
        caller,
        org ->
            place == null
                ? Answers.problem(Errors.unknownEvent())
                : Answers.of(show.show(org, place), EventDetailsView::of));
  }

  private static Parsed<Asked> asked(UriInfo uri) {
    Parameters parameters = new Parameters(uri.getQueryParameters(), NAMES);
    return parameters.result(
        new Asked(
            EventQuery.of(parameters),
            parameters.text("cursor"),
            parameters.number("limit", 1, MOST, USUAL)));
  }

  /// What is no number names no event.
  private static AuditedEvent.@Nullable Place place(String log, String index, String item) {
    try {
      return new AuditedEvent.Place(
          Integer.parseInt(log), Long.parseLong(index), Integer.parseInt(item));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private record Asked(EventFilter filter, @Nullable String cursor, int limit) {}
}
