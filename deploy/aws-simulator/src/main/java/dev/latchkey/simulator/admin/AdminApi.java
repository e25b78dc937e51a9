package dev.latchkey.simulator.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the route of an admin request and takes it. The interface is described by `openapi.yaml`
/// beside this class; a test holds the two together.
public final class AdminApi {

  private final List<AdminRoute> routes;

  public AdminApi(
      AccountsResource accounts, CallsResource calls, FaultsResource faults, AboutResource about) {
    List<AdminRoute> all = new ArrayList<>(accounts.routes());
    all.addAll(calls.routes());
    all.addAll(faults.routes());
    all.addAll(about.routes());
    this.routes = List.copyOf(all);
  }

  /// Every operation there is.
  public List<AdminRoute> routes() {
    return routes;
  }

  /// Answers one request.
  public AdminAnswer answer(AdminRequest request) {
    boolean pathKnown = false;
    for (AdminRoute route : routes) {
      Optional<List<String>> varying = route.match(request.path());
      if (varying.isPresent() && route.method().equals(request.method())) {
        return route.action().apply(request, varying.get());
      }
      pathKnown |= varying.isPresent();
    }
    String what = request.method() + " " + request.path();
    return pathKnown
        ? new AdminAnswer.Refused(405, "METHOD_NOT_ALLOWED", List.of("no such operation: " + what))
        : new AdminAnswer.Refused(
            404, "NOT_FOUND", List.of("no such path: " + what + "; see GET /admin/openapi.yaml"));
  }
}
