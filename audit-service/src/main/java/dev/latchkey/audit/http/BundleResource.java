package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.flow.proof.ExportBundle;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/// Everything of the caller's organisation that an auditor needs to verify its log offline. Sent
/// while it is made; what breaks off is no whole zip file.
@Path("/v1/bundle")
@RolesAllowed(Role.AUDITOR_NAME)
@Tag(name = "Proof", description = "What proves that the log was not changed")
public class BundleResource {

  private final Caller caller;
  private final ExportBundle export;

  @Inject
  public BundleResource(Caller caller, ExportBundle export) {
    this.caller = caller;
    this.export = export;
  }

  @GET
  @Operation(
      operationId = "exportBundle",
      summary = "Export the organisation's log with all that proves it, as a zip file",
      description =
          "Verify.java checks it. That an auditor exports is in the audit log before the first byte is"
              + " sent.")
  @APIResponse(responseCode = "200", description = "The zip file")
  @APIResponse(
      responseCode = "503",
      description =
          "TRANSIENT: Kafka did not take the audit event of the export. DATABASE_UNAVAILABLE,"
              + " SECRET_STORE_UNAVAILABLE",
      content = @Content(schema = @Schema(implementation = ErrorObject.class)))
  public RestMulti<byte[]> export(@Context RoutingContext route) {
    return RestMulti.fromUniResponse(
        answer(),
        answer -> answer.chunks().onFailure().invoke(() -> route.request().connection().close()),
        StreamedAnswer::headers,
        StreamedAnswer::status);
  }

  private Uni<StreamedAnswer> answer() {
    TokenClaims claims = caller.claims();
    OrgId org = claims.org();
    if (org == null) {
      return Uni.createFrom().item(StreamedAnswer.of(Answers.orgMissing()));
    }
    return export
        .export(org, claims.subject())
        .map(
            reply ->
                switch (reply) {
                  case Reply.Given<Multi<byte[]>>(var zip) ->
                      StreamedAnswer.export("application/zip", "audit-log.zip", zip);
                  case Reply.Refused<Multi<byte[]>>(var error) -> StreamedAnswer.of(error);
                });
  }
}
