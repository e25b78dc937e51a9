package dev.latchkey.routing.bedrock;

import dev.latchkey.routing.decision.PlatformRoute;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Looks at calls of the platform as they were signed, right before they are sent: whatever has
/// happened to a call before, it goes to the host, the region and the model of its grant's route,
/// or it is not sent (INV-3, INV-4).
final class RouteCheck implements ExecutionInterceptor {

  /// The route of a platform's call; absent on a workspace's own.
  static final ExecutionAttribute<PlatformRoute> ROUTE =
      new ExecutionAttribute<>("dev.latchkey.platform-route");

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    PlatformRoute route = attributes.getAttribute(ROUTE);
    if (route != null) {
      Optional<String> difference = SignedCall.of(call.httpRequest()).differenceTo(route);
      if (difference.isPresent()) {
        throw new RouteBroken(difference.get());
      }
    }
  }
}
