package dev.latchkey.credential.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much of the platform's money fallbacks may use. Of the deployment: what holds where an owner
/// sets nothing lower, and what no owner can exceed.
///
/// @param usdPerDay US dollars for one day (UTC), in whole cents
/// @param consecutive fallbacks in a row
public record CapLimits(BigDecimal usdPerDay, int consecutive) {

  public CapLimits {
    if (usdPerDay.signum() < 0 || consecutive < 0) {
      throw new IllegalArgumentException("CONFIGURATION: a fallback cap is not below zero");
    }
    // The same amount is always the same value: 20, 20.0 and 20.00.
    usdPerDay = usdPerDay.setScale(2, RoundingMode.DOWN);
  }
}
