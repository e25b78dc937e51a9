package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.flow.proof.ShowProofs;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorObject;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Proofs for auditors of an organisation, in the text formats that other implementations read.
/// What concerns other organisations only is answered like what does not exist.
@Path("/v1")
@RolesAllowed(Role.AUDITOR_NAME)
@Tag(name = "Proof", description = "What proves that the log was not changed")
@APIResponse(
    responseCode = "404",
    description = "NOT_FOUND: no such thing, or another organisation's",
    content = @Content(schema = @Schema(implementation = ErrorObject.class)))
@APIResponse(
    responseCode = "503",
    description = "DATABASE_UNAVAILABLE, SECRET_STORE_UNAVAILABLE",
    content = @Content(schema = @Schema(implementation = ErrorObject.class)))
public class ProofResource {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final Caller caller;
  private final ShowProofs proofs;

  @Inject
  public ProofResource(Caller caller, ShowProofs proofs) {
    this.caller = caller;
    this.proofs = proofs;
  }

  @GET
  @Path("/key")
  @Produces(TEXT)
  @Operation(
      operationId = "showSigningKey",
      summary = "The public key of the log: Ed25519, 32 bytes in base64")
  public Uni<Response> key() {
    return Answers.forOrg(caller, _ -> text(proofs.key().map(ProofResource::line)));
  }

  @GET
  @Path("/logs")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listLogs",
      summary = "The logs that concern the organisation, and how far each is signed")
  public Uni<Response> logs() {
    return Answers.forOrg(caller, org -> Answers.of(proofs.logs(org), LogsView::new));
  }

  @GET
  @Path("/logs/{log}/checkpoint")
  @Produces(TEXT)
  @Operation(
      operationId = "showCheckpoint",
      summary = "The last checkpoint of a log, or the one of a size, as a signed note",
      description = "C2SP tlog-checkpoint. Keep it: a later export is verified against it.")
  public Uni<Response> checkpoint(
      @PathParam("log") int log, @QueryParam("size") @Nullable Long size) {
    return Answers.forOrg(
        caller, org -> text(proofs.checkpoint(org, log, Optional.ofNullable(size))));
  }

  @GET
  @Path("/logs/{log}/consistency")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "proveConsistency",
      summary = "What proves that a log of one size extends the log of another",
      description = "RFC 9162 §2.1.4. Both sizes are at most the last checkpoint's.")
  public Uni<Response> consistency(
      @PathParam("log") int log, @QueryParam("from") long from, @QueryParam("to") long to) {
    return Answers.forOrg(
        caller,
        org ->
            Answers.of(
                proofs.consistency(org, log, from, to),
                hashes -> ConsistencyView.of(from, to, hashes)));
  }

  @GET
  @Path("/logs/{log}/leaves/{index}/proof")
  @Produces(TEXT)
  @Operation(
      operationId = "proveLeaf",
      summary = "What proves offline that a leaf is in a log",
      description = "C2SP tlog-proof@v1 under the last checkpoint; its extra data is the leaf.")
  public Uni<Response> leaf(@PathParam("log") int log, @PathParam("index") long index) {
    return Answers.forOrg(caller, org -> text(proofs.leaf(org, log, index)));
  }

  @GET
  @Path("/manifest")
  @Produces(TEXT)
  @Operation(
      operationId = "showManifest",
      summary = "What the logs hold of the organisation now, as a signed note")
  public Uni<Response> manifest() {
    return Answers.forOrg(caller, org -> text(proofs.manifest(org)));
  }

  private static Uni<Response> text(Uni<Reply<String>> reply) {
    return Answers.of(reply, text -> text);
  }

  private static Reply<String> line(Reply<String> reply) {
    return switch (reply) {
      case Reply.Given<String>(String text) -> new Reply.Given<>(text + "\n");
      case Reply.Refused<String> refused -> refused;
    };
  }
}
