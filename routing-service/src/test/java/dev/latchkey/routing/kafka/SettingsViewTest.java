package dev.latchkey.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsViewTest {

  private static final WorkspaceId ONE = new WorkspaceId("one");
  private static final WorkspaceId OTHER = new WorkspaceId("other");

  private final SettingsView view = new SettingsView();

  @Test
  void knowsNothingAtFirst() {
    assertThat(view.find(ONE)).isEqualTo(new SettingsLookup.Unknown());
  }

  @Test
  void keepsTheHighestRevision() {
    // When
    view.apply(settings(ONE, 2, FallbackPolicy.STRICT));
    view.apply(settings(ONE, 1, FallbackPolicy.ALLOW));
    view.apply(settings(ONE, 2, FallbackPolicy.ALLOW));

    // Then
    assertThat(policyOf(ONE)).isEqualTo(FallbackPolicy.STRICT);
    assertThat(view.unreadable()).isZero();
  }

  @Test
  void followsToAHigherRevision() {
    // When
    view.apply(settings(ONE, 2, FallbackPolicy.ALLOW));
    view.apply(settings(ONE, 3, FallbackPolicy.STRICT));

    // Then
    assertThat(policyOf(ONE)).isEqualTo(FallbackPolicy.STRICT);
  }

  @Test
  void forgetsAWorkspaceThatIsGone() {
    // Given
    view.apply(settings(ONE, 2, FallbackPolicy.ALLOW));

    // When
    boolean readable = view.apply(record(bytes("one"), new RecordHeaders(), null));

    // Then
    assertThat(readable).isTrue();
    assertThat(view.find(ONE)).isEqualTo(new SettingsLookup.Unknown());
  }

  @Test
  void goesByNothingWhileTheNewestRecordIsUnreadable() {
    // Given
    view.apply(settings(ONE, 2, FallbackPolicy.ALLOW));

    // When
    boolean readable = view.apply(record(bytes("one"), new RecordHeaders(), bytes("{")));

    // Then
    assertThat(readable).isFalse();
    assertThat(view.find(ONE)).isEqualTo(new SettingsLookup.Unreadable());
    assertThat(view.unreadable()).isEqualTo(1);
  }

  @Test
  void isReadableAgainWithAHigherRevisionOnly() {
    // Given
    view.apply(settings(ONE, 2, FallbackPolicy.ALLOW));
    view.apply(record(bytes("one"), new RecordHeaders(), bytes("{")));

    // When
    view.apply(settings(ONE, 2, FallbackPolicy.ALLOW));
    SettingsLookup afterTheSame = view.find(ONE);
    view.apply(settings(ONE, 3, FallbackPolicy.WARN));

    // Then
    assertThat(afterTheSame).isEqualTo(new SettingsLookup.Unreadable());
    assertThat(policyOf(ONE)).isEqualTo(FallbackPolicy.WARN);
  }

  @Test
  void believesNoRecordThatSpeaksOfAnotherWorkspaceThanItsKey() {
    // Given
    view.apply(settings(OTHER, 1, FallbackPolicy.STRICT));
    ConsumerRecord<byte[], byte[]> forged = settings(OTHER, 9, FallbackPolicy.ALLOW);

    // When
    boolean readable = view.apply(record(bytes("one"), forged.headers(), forged.value()));

    // Then
    assertThat(readable).isFalse();
    assertThat(policyOf(OTHER)).isEqualTo(FallbackPolicy.STRICT);
    assertThat(view.find(ONE)).isEqualTo(new SettingsLookup.Unreadable());
  }

  @Test
  void countsRecordsWithoutAUsableKeyAndKeepsNothingOfThem() {
    // When
    boolean withoutKey = view.apply(record(null, new RecordHeaders(), bytes("{}")));
    boolean withBadKey = view.apply(record(bytes("../x"), new RecordHeaders(), bytes("{}")));

    // Then
    assertThat(withoutKey).isFalse();
    assertThat(withBadKey).isFalse();
    assertThat(view.unreadable()).isEqualTo(2);
  }

  private FallbackPolicy policyOf(WorkspaceId workspace) {
    return Optional.of(view.find(workspace))
        .filter(SettingsLookup.Known.class::isInstance)
        .map(SettingsLookup.Known.class::cast)
        .orElseThrow()
        .settings()
        .policy();
  }

  private static ConsumerRecord<byte[], byte[]> settings(
      WorkspaceId workspace, long revision, FallbackPolicy policy) {
    OrgId org = new OrgId("org");
    CloudEvent event =
        EventType.WORKSPACE_SETTINGS.event(
            "1",
            "credential-service",
            workspace.value(),
            Instant.EPOCH,
            org,
            null,
            new WorkspaceSettings(
                workspace,
                org,
                revision,
                Environment.PRODUCTION,
                null,
                policy,
                null,
                new Byok.NotConfigured(),
                null));
    return record(bytes(workspace.value()), CloudEventCodec.headers(event), event.data().bytes());
  }

  @SuppressWarnings("NullAway") // Keys and values that are null are what some tests are about.
  private static ConsumerRecord<byte[], byte[]> record(
      byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "settings",
        0,
        0,
        0,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
