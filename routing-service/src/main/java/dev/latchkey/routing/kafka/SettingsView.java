package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The newest settings of every workspace. One thread applies records, any thread looks up.
final class SettingsView {

  private final Map<WorkspaceId, Held> workspaces = new ConcurrentHashMap<>();
  private final AtomicLong unreadable = new AtomicLong();

  SettingsLookup find(WorkspaceId workspace) {
    Held held = workspaces.get(workspace);
    if (held == null) {
      return new SettingsLookup.Unknown();
    }
    WorkspaceSettings settings = held.settings();
    return settings == null ? new SettingsLookup.Unreadable() : new SettingsLookup.Known(settings);
  }

  /// How many records could not be read.
  long unreadable() {
    return unreadable.get();
  }

  /// Takes a record in.
  ///
  /// @return whether it could be read
  boolean apply(ConsumerRecord<byte[], byte[]> record) {
    boolean readable =
        switch (WorkspaceId.parse(text(record.key()))) {
          case Parsed.Ok<WorkspaceId>(WorkspaceId workspace) -> apply(workspace, record);
          case Parsed.Invalid<WorkspaceId> _ -> false;
        };
    if (!readable) {
      unreadable.incrementAndGet();
    }
    return readable;
  }

  private boolean apply(WorkspaceId workspace, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      workspaces.remove(workspace);
      return true;
    }
    WorkspaceSettings settings = read(workspace, record);
    workspaces.merge(workspace, new Held(revision(settings), settings), Held::followedBy);
    return settings != null;
  }

  private static long revision(@Nullable WorkspaceSettings settings) {
    return settings == null ? Long.MIN_VALUE : settings.revision();
  }

  /// The settings in a record, unless it is unreadable or speaks of another workspace than its key.
  private static @Nullable WorkspaceSettings read(
      WorkspaceId workspace, ConsumerRecord<byte[], byte[]> record) {
    return switch (CloudEventCodec.decode(record.headers(), record.value())) {
      case Decoded.Event(var event) ->
          switch (EventType.WORKSPACE_SETTINGS.read(event)) {
            case Parsed.Ok<WorkspaceSettings>(WorkspaceSettings settings) ->
                settings.workspace().equals(workspace) ? settings : null;
            case Parsed.Invalid<WorkspaceSettings> _ -> null;
          };
      case Decoded.Tombstone() -> null;
      case Decoded.Malformed _ -> null;
    };
  }

  private static @Nullable String text(byte @Nullable [] key) {
    return key == null ? null : new String(key, StandardCharsets.UTF_8);
  }

  /// @param revision the highest revision that was read
  /// @param settings null while the newest record is unreadable
  private record Held(long revision, @Nullable WorkspaceSettings settings) {

    Held followedBy(Held next) {
      if (next.settings == null) {
        return new Held(revision, null);
      }
      return next.revision > revision ? next : this;
    }
  }
}
