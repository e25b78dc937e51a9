package dev.latchkey.routing.http;

import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.flow.explain.CurrentRoute;
import dev.latchkey.routing.flow.explain.ShowRoute;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/// The routes of the workspaces that the present caller may see: their own by workspace or
/// organisation, and an operator all. A workspace that they may not see looks like one that does
/// not exist.
@RequestScoped
class VisibleRoutes {

  private final ShowRoute routes;
  private final Caller caller;

  @Inject
  VisibleRoutes(ShowRoute routes, Caller caller) {
    this.routes = routes;
    this.caller = caller;
  }

  /// The route of a workspace.
  Optional<CurrentRoute> of(WorkspaceId workspace) {
    TokenClaims claims = caller.claims();
    return routes.of(workspace).filter(route -> mayLook(claims, route.settings()));
  }

  private static boolean mayLook(TokenClaims claims, WorkspaceSettings known) {
    return claims.roles().contains(Role.OPERATOR) || claims.reaches(known.workspace(), known.org());
  }
}
