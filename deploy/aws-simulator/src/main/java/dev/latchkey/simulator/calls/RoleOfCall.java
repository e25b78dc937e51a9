package dev.latchkey.simulator.calls;

import dev.latchkey.simulator.accounts.AssumedRole;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.operation.Operation;
import dev.latchkey.simulator.operation.SessionTag;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The role a call is about: the one that AssumeRole asks for, else the one whose session signed.
/// All are `null` when there is none.
public record RoleOfCall(
    @Nullable String arn,
    @Nullable String name,
    @Nullable String sessionName,
    @Nullable SortedMap<String, String> tags) {

  /// The role of a call.
  ///
  /// @param keyHolder holder of the key the request names, `null` when there is none
  public static RoleOfCall of(Operation operation, @Nullable Principal keyHolder) {
    if (operation instanceof Operation.AssumeRole wish) {
      return asked(wish);
    }
    return keyHolder instanceof Principal.RoleSession session
        ? signed(session)
        : new RoleOfCall(null, null, null, null);
  }

  private static RoleOfCall asked(Operation.AssumeRole wish) {
    @Nullable String arn = wish.roleArn();
    SortedMap<String, String> tags = new TreeMap<>();
    for (SessionTag tag : wish.tags()) {
      @Nullable String key = tag.key();
      @Nullable String value = tag.value();
      if (key != null && value != null) {
        tags.put(key, value);
      }
    }
    return new RoleOfCall(
        arn, arn == null ? null : arn.replaceFirst(".*:role/", ""), wish.roleSessionName(), tags);
  }

  private static RoleOfCall signed(Principal.RoleSession session) {
    AssumedRole role = session.role();
    return new RoleOfCall(
        "arn:aws:iam::%s:role/%s".formatted(session.accountId(), role.roleName()),
        role.roleName(),
        role.sessionName(),
        role.tags());
  }
}
