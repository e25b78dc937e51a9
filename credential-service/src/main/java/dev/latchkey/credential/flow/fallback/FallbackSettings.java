package dev.latchkey.credential.flow.fallback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/// The caps on fallbacks of one workspace: what holds where its owner sets nothing lower, and what
/// no owner can exceed. A change is published to routing at the next start.
@ConfigMapping(prefix = "latchkey.credential.fallback")
public interface FallbackSettings {

  /// The most that the fallbacks of one day (UTC) may cost the platform, in US dollars, whole
  /// cents.
  @WithDefault("20")
  BigDecimal usdPerDay();

  /// The most fallbacks in a row, without a success of the workspace's own credential in between.
  @WithDefault("20")
  int consecutive();
}
