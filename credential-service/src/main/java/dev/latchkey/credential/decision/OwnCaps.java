package dev.latchkey.credential.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What an owner has set about a workspace's fallback caps.
///
/// @param usdPerDay the owner's own cap, in whole cents; null to take the deployment's
/// @param consecutive the owner's own cap; null to take the deployment's
/// @param epoch grows when the owner resets the caps
public record OwnCaps(@Nullable BigDecimal usdPerDay, @Nullable Integer consecutive, long epoch) {

  static final OwnCaps NONE = new OwnCaps(null, null, 0);

  public OwnCaps {
    usdPerDay = usdPerDay == null ? null : usdPerDay.setScale(2, RoundingMode.DOWN);
  }

  /// What holds in a deployment with these limits: should they have been lowered since the owner
  /// set the caps, the limits.
  public CapLimits within(CapLimits limits) {
    return new CapLimits(
        usdPerDay == null ? limits.usdPerDay() : usdPerDay.min(limits.usdPerDay()),
        consecutive == null ? limits.consecutive() : Math.min(consecutive, limits.consecutive()));
  }

  OwnCaps reset() {
    return new OwnCaps(usdPerDay, consecutive, epoch + 1);
  }
}
