package dev.latchkey.routing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How this instance of routing works.
@ConfigMapping(prefix = "latchkey.routing")
public interface RoutingSettings {

  /// The name of this instance: the same after a restart, because it finds its unpublished answers
  /// by it, and another one for each replica.
  @WithDefault("routing-service")
  String instance();

  /// The most requests that are worked on at a time. More wait on Kafka.
  @WithDefault("256")
  int maxInFlight();

  /// The bytes of request bodies in memory above which no more requests are taken on.
  @WithDefault("256M")
  MemorySize maxInFlightBytes();

  /// How long a stop waits for the calls that are running. What takes longer is broken off and
  /// answered with `OUTCOME_UNKNOWN`.
  @WithDefault("12s")
  Duration drain();
}
