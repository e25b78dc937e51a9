package dev.latchkey.contracts.chassis.security;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who sent the present HTTP request, from its verified token. Claims that are malformed give
/// nothing: an organisation or workspace that is not well-formed reaches nobody.
@RequestScoped
public class Caller {

  private final JsonWebToken token;

  @Inject
  public Caller(JsonWebToken token) {
    this.token = token;
  }

  /// The claims.
  ///
  /// @throws UnauthorizedException when the token says nothing about who it is
  public TokenClaims claims() {
    String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new UnauthorizedException("the token has no subject");
    }
    return new TokenClaims(subject, org(), workspaces(), roles());
  }

  private @Nullable OrgId org() {
    return texts(TokenClaims.ORG)
        .flatMap(text -> value(OrgId.parse(text)).stream())
        .findFirst()
        .orElse(null);
  }

  private Set<WorkspaceId> workspaces() {
    return texts(TokenClaims.WORKSPACES)
        .flatMap(text -> value(WorkspaceId.parse(text)).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<Role> roles() {
    return texts(TokenClaims.ROLES)
        .flatMap(text -> Role.of(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The strings of a claim, be it one or an array, as JSON or as Java values.
  private Stream<String> texts(String claim) {
    Object value = token.getClaim(claim);
    Collection<?> values =
        value instanceof Collection<?> many ? many : Stream.ofNullable(value).toList();
    return values.stream()
        .map(element -> element instanceof JsonString json ? json.getString() : element)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private static <T> Optional<T> value(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Ok<T>(T value) -> Optional.of(value);
      case Parsed.Invalid<T> invalid -> Optional.empty();
    };
  }
}
