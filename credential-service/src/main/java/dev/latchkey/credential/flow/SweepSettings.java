package dev.latchkey.credential.flow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How versions that nobody uses are cleared up.
@ConfigMapping(prefix = "latchkey.credential.sweep")
public interface SweepSettings {

  /// How long a version may be pending before its saver counts as dead. Must exceed the longest
  /// save: three calls to AWS, three to Vault and three transactions.
  @WithDefault("10m")
  Duration pendingAfter();
}
