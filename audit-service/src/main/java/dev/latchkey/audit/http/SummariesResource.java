package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.flow.query.Summarize;
import dev.latchkey.audit.query.DayCount;
import dev.latchkey.audit.query.DayRange;
import dev.latchkey.audit.query.DaySpend;
import dev.latchkey.audit.query.DayTokens;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Counts and sums by day over the events of the caller's organisation. The days are those of UTC;
/// parameters `from` and `to` (both included; the last thirty days when absent) and `workspace`.
@Path("/v1/summaries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.AUDITOR_NAME)
@Tag(name = "Summaries", description = "Counts and sums by day (UTC); from, to, workspace")
@APIResponse(
    responseCode = "400",
    description = "REQUEST_MALFORMED: the message names the parameter",
    content = @Content(schema = @Schema(implementation = ErrorObject.class)))
@APIResponse(
    responseCode = "503",
    description = "DATABASE_UNAVAILABLE",
    content = @Content(schema = @Schema(implementation = ErrorObject.class)))
public class SummariesResource {

  private static final Set<String> NAMES = Set.of("from", "to", "workspace");
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 400;

  private final Caller caller;
  private final Summarize summarize;
  private final InstantSource clock;

  @Inject
  public SummariesResource(Caller caller, Summarize summarize, InstantSource clock) {
    this.caller = caller;
    this.summarize = summarize;
    this.clock = clock;
  }

  @GET
  @Path("/fallbacks")
  @Operation(operationId = "summarizeFallbacks", summary = "Fallbacks and refusals by reason")
  @APIResponse(
      responseCode = "200",
      description = "By day, decision and reason",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DayCount.class)))
  public Uni<Response> fallbacks(@Context UriInfo uri) {
    return answer(uri, summarize::fallbacks);
  }

  @GET
  @Path("/spend")
  @Operation(operationId = "summarizeSpend", summary = "Calls and what they cost, by payer")
  @APIResponse(
      responseCode = "200",
      description = "By day and payer",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DaySpend.class)))
  public Uni<Response> spend(@Context UriInfo uri) {
    return answer(uri, summarize::spend);
  }

  @GET
  @Path("/tokens")
  @Operation(operationId = "summarizeTokens", summary = "Tokens by payer and model")
  @APIResponse(
      responseCode = "200",
      description = "By day, payer and model",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DayTokens.class)))
  public Uni<Response> tokens(@Context UriInfo uri) {
    return answer(uri, summarize::tokens);
  }

  private <T> Uni<Response> answer(
      UriInfo uri, BiFunction<OrgId, DayRange, Uni<Reply<List<T>>>> summary) {
    return Answers.forOrg(
        caller,
        range(new Parameters(uri.getQueryParameters(), NAMES)),
        (org, range) -> Answers.of(summary.apply(org, range), rows -> rows));
  }

  private Parsed<DayRange> range(Parameters parameters) {
    LocalDate to = parameters.day("to");
    LocalDate from = parameters.day("from");
    LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
    if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
      parameters.complain("from must be at most " + MOST_DAYS + " days before to.");
    }
    return parameters.result(
        new DayRange(first, last, parameters.parsed("workspace", WorkspaceId::parse)));
  }
}
