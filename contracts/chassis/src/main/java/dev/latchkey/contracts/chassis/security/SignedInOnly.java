package dev.latchkey.contracts.chassis.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Nobody reaches anything on the service's port without a valid token, whatever address they ask
/// for. Roles are checked after that, where the address is served.
@ApplicationScoped
public class SignedInOnly implements HttpSecurityPolicy {

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    return identity.onItem().transformToUni(SignedInOnly::check);
  }

  private static Uni<CheckResult> check(SecurityIdentity identity) {
    return identity.isAnonymous()
        ? Uni.createFrom().failure(new UnauthorizedException())
        : CheckResult.permit();
  }
}
