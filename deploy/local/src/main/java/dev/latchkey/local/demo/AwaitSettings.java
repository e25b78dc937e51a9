package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.local.inference.TopicTail;
import java.time.Duration;
import java.util.Optional;

/// Sees what routing learns of it: the workspace's settings on Kafka, without any secret.
final class AwaitSettings implements DemoStep {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "settings-published";
  }

  @Override
  public String title() {
    return "Routing learns of it from Kafka; the key itself stays in Vault";
  }

  @Override
  public Evidence run(DemoSession session) {
    try (TopicTail tail = TopicTail.fromBeginning(session.kafka(), Topics.SETTINGS)) {
      WorkspaceSettings settings =
          tail.first(event -> activeSettings(event, session.account().id()).isPresent(), PATIENCE)
              .flatMap(event -> activeSettings(event, session.account().id()))
              .orElseThrow(
                  () -> new IllegalStateException("no active settings on " + Topics.SETTINGS));
      return Evidence.none().and("topic", Topics.SETTINGS.name()).and("settings", settings);
    }
  }

  private static Optional<WorkspaceSettings> activeSettings(CloudEvent event, String account) {
    return EventType.WORKSPACE_SETTINGS.read(event)
            instanceof Parsed.Ok<WorkspaceSettings>(WorkspaceSettings settings)
        ? Optional.of(settings).filter(read -> isActive(read, account))
        : Optional.empty();
  }

  private static boolean isActive(WorkspaceSettings settings, String account) {
    return settings.workspace().equals(DemoWorkspaces.RESEARCH)
        && settings.byok() instanceof Byok.Active active
        && active.account().toString().equals(account);
  }
}
