package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topics;

/// Sees what routing learns of it: the workspace's settings on Kafka, without any secret.
final class AwaitSettings implements DemoStep {

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
    WorkspaceSettings settings =
        session.event(EventType.WORKSPACE_SETTINGS, read -> isActive(read, session.version()));
    return Evidence.none().and("topic", Topics.SETTINGS.name()).and("settings", settings);
  }

  private static boolean isActive(WorkspaceSettings settings, int version) {
    return settings.workspace().equals(DemoWorkspaces.RESEARCH)
        && settings.byok() instanceof Byok.Active active
        && active.version() == version;
  }
}
