package dev.latchkey.credential.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long AWS is waited for.
@ConfigMapping(prefix = "latchkey.credential.aws")
public interface AwsCallSettings {

  /// The longest wait for one call to AWS. A call that takes longer fails as `TIMEOUT`.
  @WithDefault("10s")
  Duration timeout();
}
