package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.kafka.TopicProvisioner;

/// Somebody else's broker: its missing topics are created, and it is never stopped.
///
/// @param bootstrapServers its addresses
record ExternalKafkaPart(String bootstrapServers) implements Part {

  @Override
  public PartName name() {
    return PartName.KAFKA;
  }

  @Override
  public RunningPart start() {
    TopicProvisioner.createMissing(bootstrapServers);
    TopicProvisioner.createMissing(bootstrapServers, ReplyTopics.ready());
    return RunningPart.external(name(), bootstrapServers, /* adminUrl= */ null);
  }

  @Override
  public void stop() {}
}
