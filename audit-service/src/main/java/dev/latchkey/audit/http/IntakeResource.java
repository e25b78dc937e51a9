package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.TellIntake;
import dev.latchkey.contracts.chassis.intake.IntakeReport;
import dev.latchkey.contracts.wire.claims.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What the service has taken in, for operators.
@Path("/v1/intake")
@Produces(MediaType.APPLICATION_JSON)
public class IntakeResource {

  private final TellIntake tellIntake;

  @Inject
  IntakeResource(TellIntake tellIntake) {
    this.tellIntake = tellIntake;
  }

  @GET
  @RolesAllowed(Role.OPERATOR_NAME)
  @Operation(
      operationId = "tellIntake",
      summary = "Counts of audited events by topic and type since the service started")
  public Uni<IntakeReport> intake() {
    return tellIntake.tell();
  }
}
