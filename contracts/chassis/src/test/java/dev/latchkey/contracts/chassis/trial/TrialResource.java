package dev.latchkey.contracts.chassis.trial;

import dev.latchkey.contracts.chassis.problem.Problems;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.error.Responsible;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;

/// Endpoints that go wrong in every way.
@Path("/trial")
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {

  static final String PLANTED = "planted-secret";

  record Order(WorkspaceId workspace, Instant at, int number) {}

  private final Caller caller;

  @Inject
  TrialResource(Caller caller) {
    this.caller = caller;
  }

  @GET
  @Path("forgotten")
  public String withoutAnyRole() {
    return "{}";
  }

  @GET
  @Path("caller")
  @RolesAllowed({Role.MEMBER_NAME, Role.OPERATOR_NAME})
  public Map<String, String> caller() {
    return Map.of("claims", caller.claims().toString());
  }

  @POST
  @Path("orders")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_NAME)
  public Order order(Order order) {
    return order;
  }

  @GET
  @Path("bug")
  @RolesAllowed(Role.OPERATOR_NAME)
  public String bug() {
    throw new IllegalStateException(PLANTED);
  }

  @GET
  @Path("errors/{code}")
  @RolesAllowed(Role.OPERATOR_NAME)
  public Response error(@PathParam("code") ErrorCode code) {
    return Problems.response(
        new ErrorObject(code, "A trial.", Responsible.MEMBER, "Nothing.", true, 7L, null));
  }
}
