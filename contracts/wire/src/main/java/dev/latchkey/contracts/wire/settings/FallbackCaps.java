package dev.latchkey.contracts.wire.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

/// How much of the platform's money a workspace may use for fallbacks before they stop.
///
/// @param usdPerDay the most that one day (UTC) may cost, in US dollars; written as text
/// @param consecutive the most fallbacks in a row, without a success of the workspace's own
///   credential between them
/// @param epoch grows when an owner resets the caps; what was counted in an earlier epoch does not
///   count any more
public record FallbackCaps(
    @JsonProperty("usdperday") BigDecimal usdPerDay, int consecutive, long epoch) {

  public FallbackCaps {
    Objects.requireNonNull(usdPerDay, "usdperday");
    if (usdPerDay.signum() < 0 || consecutive < 0) {
      throw new IllegalArgumentException("a cap is not below zero");
    }
  }
}
