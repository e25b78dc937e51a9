package dev.latchkey.routing;

import dev.latchkey.routing.kafka.Durability;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// How this instance of routing works.
@ConfigMapping(prefix = "latchkey.routing")
public interface RoutingSettings {

  /// The name of this instance, in the table of leases and for those who read it.
  @WithDefault("routing-service")
  String instance();

  /// How long an instance's claims are its own without a word from it; renewed at a quarter. Then
  /// another instance may take over what it left unfinished.
  @WithDefault("10s")
  Duration lease();

  /// The names of the topics that requesters may have their answers sent to, as a regular
  /// expression for the whole name; left out, there are none. Latchkey's own topics are never among
  /// them.
  Optional<Pattern> replyTopics();

  /// The most requests that are worked on at a time, those of all workspaces together. More wait on
  /// Kafka.
  @WithDefault("256")
  int maxInFlight();

  /// The bytes of request bodies in memory above which no more requests are taken on.
  @WithDefault("256M")
  MemorySize maxInFlightBytes();

  /// The most requests of one workspace that are worked on at a time; left out, a quarter of
  /// [#maxInFlight]. More are answered `WORKSPACE_BUSY`.
  OptionalInt maxInFlightOfWorkspace();

  /// The bytes of one workspace's request bodies in memory above which its requests are answered
  /// `WORKSPACE_BUSY`; left out, a quarter of [#maxInFlightBytes].
  Optional<MemorySize> maxInFlightBytesOfWorkspace();

  /// How long a stop waits for the calls that are running. What takes longer is broken off and
  /// answered with `OUTCOME_UNKNOWN`.
  @WithDefault("12s")
  Duration drain();

  /// How long a fallback waits for Kafka to acknowledge its intent. When it takes longer, the
  /// platform is not called.
  @WithDefault("2s")
  Duration intentPatience();

  /// What the topic of the fallback events must be like before a fallback is permitted:
  /// `replicated`, or `single-node` for a stack with one broker.
  @WithDefault("replicated")
  Durability durability();
}
