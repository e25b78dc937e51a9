package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One thing that an owner wants of a workspace's fallbacks. What no wish names stays as it is.
public sealed interface PolicyWish {

  /// Choose this policy; null takes the choice back.
  record Policy(@Nullable FallbackPolicy policy) implements PolicyWish {}

  /// Declare whether the AWS account enforces a guardrail.
  record AccountGuardrail(boolean declared) implements PolicyWish {}

  /// Cap the money of a day, in US dollars; null takes the deployment's cap.
  record UsdPerDay(@Nullable BigDecimal cap) implements PolicyWish {}

  /// Cap the fallbacks in a row; null takes the deployment's cap.
  record Consecutive(@Nullable Integer cap) implements PolicyWish {}
}
