package dev.latchkey.system.clients;

import io.smallrye.reactive.messaging.kafka.reply.KafkaRequestReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;

/// An agent service in CDI that asks on a channel.
@ApplicationScoped
class SmallRyeAgent {
  static final String CHANNEL = "inference";

  private final KafkaRequestReply<byte[], byte[]> channel;

  @Inject
  SmallRyeAgent(@Channel(CHANNEL) KafkaRequestReply<byte[], byte[]> channel) {
    this.channel = channel;
  }

  KafkaRequestReply<byte[], byte[]> channel() {
    return channel;
  }
}
