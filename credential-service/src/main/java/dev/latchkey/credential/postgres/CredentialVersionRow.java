package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.Candidate;
import dev.latchkey.credential.decision.InUse;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the table `credential_version`.
@Entity(name = "CredentialVersion")
@Table(name = "credential_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CredentialVersionRow {

  /// Where a version stands. It only ever moves down this list.
  enum State {
    /// Tested, and perhaps in Vault; not in use.
    PENDING,
    /// In use. At most one for each workspace.
    ACTIVE,
    /// Replaced by another; its session may still be in use.
    RETIRED,
    /// Not in use and never again; its documents are being deleted or gone.
    SWEPT
  }

  @EmbeddedId CredentialVersionKey key;

  @Enumerated(EnumType.STRING)
  State state;

  String account;

  String region;

  @Column(name = "access_key_id")
  String accessKeyId;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "session_expires_at")
  Instant sessionExpiresAt;

  @Column(name = "renew_at")
  Instant renewAt;

  @Column(name = "leased_until")
  @Nullable Instant leasedUntil;

  @Column(name = "renewal_failures")
  int renewalFailures;

  @Column(name = "renewal_error")
  @Enumerated(EnumType.STRING)
  @Nullable ErrorCode renewalError;

  @Column(name = "documents_deleted_at")
  @Nullable Instant documentsDeletedAt;

  static CredentialVersionRow pending(Candidate candidate, int number) {
    CredentialVersionRow row = new CredentialVersionRow();
    row.key =
        new CredentialVersionKey(
            candidate.workspace().value(), candidate.credential().value(), number);
    row.state = State.PENDING;
    row.account = candidate.account().value();
    row.region = candidate.region().name();
    row.accessKeyId = candidate.accessKeyId().value();
    row.createdAt = candidate.testedAt();
    row.sessionExpiresAt = candidate.sessionExpiresAt();
    row.renewAt = candidate.renewAt();
    return row;
  }

  /// Moves from one state to the next.
  ///
  /// @return false, and nothing is changed, when it stands elsewhere
  boolean move(State from, State to) {
    if (state != from) {
      return false;
    }
    state = to;
    return true;
  }

  CredentialScope scope() {
    return new CredentialScope(
        new WorkspaceId(key.workspaceId()),
        new CredentialVersion(new CredentialId(key.credentialId()), key.version()),
        new AwsAccountId(account));
  }

  InUse inUse() {
    return new InUse(scope().version(), scope().account(), new Region(region));
  }

  ActiveVersion active() {
    return new ActiveVersion(inUse(), new AccessKeyId(accessKeyId), sessionExpiresAt, renewalError);
  }
}
