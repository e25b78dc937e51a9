package dev.latchkey.contracts.wire.claims;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a verified request grant says: who may ask for what, on whose behalf. The grant is a JWT
/// with the audience [#AUDIENCE] that lives for ten minutes at most, issued by the host product.
///
/// @param workspace the claim [#WORKSPACE]: the one workspace that it is good for
/// @param user the claim [#USER]; null when no person stands behind the request
/// @param session the claim [#SESSION]; null when no person stands behind the request
/// @param operations the claim [#OPERATIONS]
public record RequestGrant(
    WorkspaceId workspace,
    @Nullable String user,
    @Nullable String session,
    List<GrantedOperation> operations) {

  /// The audience of every grant.
  public static final String AUDIENCE = "latchkey-inference";

  /// Claim with the workspace's id, a string.
  public static final String WORKSPACE = "workspace";

  /// Claim with the user's id, a string.
  public static final String USER = "user";

  /// Claim with the session's id, a string.
  public static final String SESSION = "session";

  /// Claim with the operations: an array of objects with `name`, `access` (`read`, `write`),
  /// `autonomous` and `fallbackeligible` (booleans). What an entry leaves out has the strictest
  /// meaning.
  public static final String OPERATIONS = "operations";

  public RequestGrant {
    operations = List.copyOf(operations);
  }

  /// The facts of an operation, if the grant lists it. One that is listed twice counts as not
  /// listed: nobody knows which of the two was meant.
  public Optional<GrantedOperation> operation(@Nullable String name) {
    List<GrantedOperation> listed =
        operations.stream().filter(each -> each.name().equals(name)).toList();
    return listed.size() == 1 ? Optional.of(listed.getFirst()) : Optional.empty();
  }

  /// An operation that the grant lists.
  ///
  /// @param name the agent's own name for it
  /// @param access whether it reads or writes
  /// @param autonomous whether no person waits for it
  /// @param fallbackEligible whether the platform's credential may serve it
  public record GrantedOperation(
      String name, Access access, boolean autonomous, boolean fallbackEligible) {}
}
