package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import org.jspecify.annotations.Nullable;

/// How a workspace stands with its own credential: what its owners made of it and what its plan
/// permits, together.
public sealed interface ByokStanding {

  /// None was ever put into use.
  record NeverConfigured() implements ByokStanding {}

  /// It is to be used.
  ///
  /// @param lapse why its session cannot be renewed; null while it can
  record Active(InUse inUse, @Nullable ErrorCode lapse) implements ByokStanding {}

  /// There was one, and it is not to be used.
  ///
  /// @param region where its calls were made last
  record Inactive(InactiveReason reason, Region region) implements ByokStanding {}

  /// Derives it. What an owner did outweighs the plan, and what is final outweighs what is not.
  static ByokStanding of(@Nullable OwnKey key, Plan plan) {
    if (key == null) {
      return new NeverConfigured();
    }
    return switch (key.state()) {
      case DELETED -> new Inactive(InactiveReason.DELETED, key.inUse().region());
      case DISABLED -> new Inactive(InactiveReason.DISABLED, key.inUse().region());
      case ENABLED ->
          plan.hasByok()
              ? new Active(key.inUse(), key.lapse())
              : new Inactive(InactiveReason.DOWNGRADED, key.inUse().region());
    };
  }
}
