package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.postgres.OutboxEvent;
import dev.latchkey.credential.telemetry.CurrentTrace;
import java.time.Instant;
import java.util.UUID;

/// What is told when a key has been saved: to those who watch credentials, and to the audit log.
///
/// @param actor who saved it
/// @param org the workspace's organisation
/// @param scope the version
/// @param works what the test found
/// @param time when
record SaveEvents(
    String actor, OrgId org, CredentialScope scope, TestedKey.Works works, Instant time) {

  OutboxEvent activated() {
    return event(
        EventType.CREDENTIAL_EVENT,
        new CredentialEvent.Activated(
            Documents.subject(scope, org),
            scope.account(),
            works.region(),
            works.session().expiresAt()));
  }

  OutboxEvent keySaved() {
    return event(
        EventType.ADMIN_EVENT,
        new AdminEvent.AccessKeySaved(
            actor,
            scope.workspace(),
            org,
            scope.version().credential(),
            scope.version().number(),
            scope.account(),
            works.region(),
            works.key().accessKeyId().masked()));
  }

  private <T> OutboxEvent event(EventType<T> type, T value) {
    String id = UUID.randomUUID().toString();
    return OutboxEvent.of(
        type, id, scope.workspace(), org, time, CurrentTrace.context().orElse(null), value);
  }
}
