package dev.latchkey.contracts.chassis.problem;

import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.json.WireJson;
import io.quarkus.oidc.OIDCException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Answers for what fails before or beside the REST layer: a bad token, an address that nobody
/// serves, a body that is too large.
@ApplicationScoped
public class RouteAnswers {

  private final long maxBodyBytes;

  @Inject
  RouteAnswers(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
    this.maxBodyBytes = maxBodySize.asLongValue();
  }

  void register(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(this::refuseLargeBody)
        .failureHandler(RouteAnswers::fail);
    router.route().order(Integer.MAX_VALUE).handler(route -> answer(route, 404));
  }

  /// Quarkus refuses such a body with the same status and no words. The rest of the body is not
  /// read: the connection ends.
  private void refuseLargeBody(RoutingContext route) {
    String length = route.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && Long.parseLong(length) > maxBodyBytes) {
      route.response().endHandler(ended -> route.request().connection().close());
      answer(route, 413);
    } else {
      route.next();
    }
  }

  private static void fail(RoutingContext route) {
    if (isAnswered(route)) {
      return;
    }
    switch (route.failure()) {
      case null -> answer(route, route.statusCode() < 400 ? 500 : route.statusCode());
      case UnauthorizedException refusal -> answer(route, 401);
      case AuthenticationException refusal -> answer(route, 401);
      case ForbiddenException refusal -> answer(route, 403);
      case OIDCException away -> answer(route, 503, HttpRefusals.issuerAway());
      default -> answer(route, 500, Bugs.report(route.failure()));
    }
  }

  private static void answer(RoutingContext route, int status) {
    answer(route, status, HttpRefusals.of(status));
  }

  private static void answer(RoutingContext route, int status, ErrorObject error) {
    HttpServerResponse response = route.response();
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    if (status == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response.end(Buffer.buffer(WireJson.write(error)));
  }

  /// Then nothing can be added, and what failed was only the sending.
  private static boolean isAnswered(RoutingContext route) {
    return route.response().ended() || route.response().headWritten();
  }
}
