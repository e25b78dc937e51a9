package dev.latchkey.routing.flow.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How streams are read.
@ConfigMapping(prefix = "latchkey.routing.stream")
public interface StreamSettings {

  /// The longest time in which a stream may say nothing. What takes longer is broken off and ends
  /// as a partial answer. Bedrock sends nothing while a model thinks without saying so.
  @WithDefault("2m")
  Duration idle();
}
