package dev.latchkey.credential.aws.sts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The sessions that are minted from customers' keys.
@ConfigMapping(prefix = "latchkey.credential.session")
public interface SessionSettings {

  /// How long a session lives: 15 minutes to 36 hours (AWS's bounds), for a root user's key at most
  /// one hour. Shorter means more calls to STS; longer means that a deactivated key works longer.
  @WithDefault("1h")
  Duration duration();
}
