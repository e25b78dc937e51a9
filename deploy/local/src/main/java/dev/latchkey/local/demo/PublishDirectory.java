package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.local.inference.EventPublisher;
import java.time.Instant;
import java.util.UUID;

/// Tells Latchkey which workspaces there are, as the host product does.
final class PublishDirectory implements DemoStep {

  @Override
  public String name() {
    return "workspaces-published";
  }

  @Override
  public String title() {
    return "The host product publishes its workspaces";
  }

  @Override
  public Evidence run(DemoSession session) {
    try (EventPublisher publisher = new EventPublisher(session.kafka())) {
      for (DirectoryEntry entry : DemoWorkspaces.entries()) {
        publisher.publish(Topics.DIRECTORY, entry.workspace().value(), event(entry));
      }
    }
    return Evidence.none()
        .and("topic", Topics.DIRECTORY.name())
        .and(
            "workspaces",
            DemoWorkspaces.entries().stream().map(entry -> entry.workspace().value()).toList());
  }

  private static CloudEvent event(DirectoryEntry entry) {
    return EventType.DIRECTORY_ENTRY.event(
        UUID.randomUUID().toString(),
        "/latchkey/local/host-product",
        entry.workspace().value(),
        Instant.now(),
        entry.org(),
        /* trace= */ null,
        entry);
  }
}
