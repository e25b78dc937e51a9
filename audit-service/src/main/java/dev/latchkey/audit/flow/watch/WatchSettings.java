package dev.latchkey.audit.flow.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the end of a fallback may be late.
@ConfigMapping(prefix = "latchkey.audit.watch")
public interface WatchSettings {

  /// The time from the deadline of an intent until a missing end is called unknown, seconds or
  /// minutes. Shorter finds dead processes sooner; longer waits for ends that are only slow.
  @WithDefault("PT1M")
  Duration grace();
}
