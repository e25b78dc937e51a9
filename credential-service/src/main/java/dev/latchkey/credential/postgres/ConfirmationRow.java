package dev.latchkey.credential.postgres;

import dev.latchkey.credential.decision.Confirmation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of the table `fallback_confirmation`.
@Entity(name = "Confirmation")
@Table(name = "fallback_confirmation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConfirmationRow {

  @Id
  @Column(name = "record_key")
  String recordKey;

  @Column(name = "workspace_id")
  String workspaceId;

  @Column(name = "policy_revision")
  long policyRevision;

  @Column(name = "confirmed_at")
  Instant confirmedAt;

  Confirmation confirmation() {
    return new Confirmation(recordKey, policyRevision, confirmedAt);
  }
}
