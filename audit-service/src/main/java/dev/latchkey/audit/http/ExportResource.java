package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.flow.export.ExportEvents;
import dev.latchkey.audit.flow.export.ExportFormat;
import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestMulti;

/// Takes the events of the caller's organisation out of Latchkey, as a stream: page after page,
/// each read from the database when the one before is on its way. Whoever stops reading stops the
/// query. An export that cannot go on ends its connection, so that it never looks whole.
@Path("/v1/export")
@RolesAllowed(Role.AUDITOR_NAME)
@Tag(name = "Events", description = "What was audited")
public class ExportResource {

  private static final Set<String> NAMES =
      Stream.concat(EventQuery.names().stream(), Stream.of("format"))
          .collect(Collectors.toUnmodifiableSet());

  private final Caller caller;
  private final ExportEvents export;

  @Inject
  public ExportResource(Caller caller, ExportEvents export) {
    this.caller = caller;
    this.export = export;
  }

  @GET
  @Operation(
      operationId = "exportEvents",
      summary = "Export events, oldest first",
      description =
          "Events that have occurred until the request, with the filters of the list. That an"
              + " auditor exports is in the audit log before the first byte is sent. An answer that"
              + " breaks off without its end is not whole.")
  @Parameter(
      name = "format",
      in = ParameterIn.QUERY,
      required = true,
      description =
          "ndjson: as the list shows events, one in a line; csv: RFC 4180, formulas disarmed; ocsf:"
              + " OCSF 1.8.0, one event in a line",
      schema =
          @Schema(
              implementation = String.class,
              enumeration = {"ndjson", "csv", "ocsf"}))
  @APIResponse(responseCode = "200", description = "The events")
  @APIResponse(
      responseCode = "400",
      description = "REQUEST_MALFORMED: the message names the parameter",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  @APIResponse(
      responseCode = "503",
      description = "TRANSIENT: Kafka did not take the audit event of the export",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public RestMulti<byte[]> export(@Context UriInfo uri, @Context RoutingContext route) {
    return RestMulti.fromUniResponse(
        answer(uri),
        answer -> answer.chunks().onFailure().invoke(() -> route.request().connection().close()),
        StreamedAnswer::headers,
        StreamedAnswer::status);
  }

  private Uni<StreamedAnswer> answer(UriInfo uri) {
    TokenClaims claims = caller.claims();
    OrgId org = claims.org();
    if (org == null) {
      return refused(Answers.orgMissing());
    }
    return switch (asked(uri)) {
      case Parsed.Invalid<Asked>(var reason) -> refused(Answers.malformed(reason));
      case Parsed.Ok<Asked>(var asked) ->
          export
              .export(org, claims.subject(), asked.filter(), asked.format())
              .map(
                  reply ->
                      switch (reply) {
                        case Reply.Given<Multi<List<AuditedEvent>>>(var pages) ->
                            StreamedAnswer.of(asked.format(), pages);
                        case Reply.Refused<Multi<List<AuditedEvent>>>(var error) ->
                            StreamedAnswer.of(error);
                      });
    };
  }

  private static Uni<StreamedAnswer> refused(ErrorObject error) {
    return Uni.createFrom().item(StreamedAnswer.of(error));
  }

  private static Parsed<Asked> asked(UriInfo uri) {
    Parameters parameters = new Parameters(uri.getQueryParameters(), NAMES);
    ExportFormat format = parameters.oneOf("format", ExportFormat.values());
    if (format == null) {
      parameters.complain("format is missing: ndjson, csv or ocsf.");
    }
    EventFilter filter = EventQuery.of(parameters);
    return parameters.result(new Asked(filter, format == null ? ExportFormat.NDJSON : format));
  }

  private record Asked(EventFilter filter, ExportFormat format) {}
}
