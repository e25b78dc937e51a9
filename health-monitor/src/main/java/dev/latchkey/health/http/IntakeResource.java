package dev.latchkey.health.http;

import dev.latchkey.contracts.chassis.intake.IntakeReport;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.health.flow.TellIntake;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
@RunOnVirtualThread
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
      summary =
          "Counts of credential events and outcomes by topic and type since the service started")
  public IntakeReport intake() {
    return tellIntake.tell();
  }
}
