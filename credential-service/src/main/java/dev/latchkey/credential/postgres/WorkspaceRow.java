package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.InUse;
import dev.latchkey.credential.decision.Listing;
import dev.latchkey.credential.decision.WorkspaceState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the table `workspace`.
@Entity(name = "Workspace")
@Table(name = "workspace")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class WorkspaceRow {

  @Id
  @Column(name = "workspace_id")
  String workspaceId;

  @Column(name = "org_id")
  String orgId;

  @Enumerated(EnumType.STRING)
  Plan plan;

  @Enumerated(EnumType.STRING)
  Environment environment;

  @Nullable String region;

  boolean gone;

  long revision;

  @Column(name = "listed_at")
  @Nullable Instant listedAt;

  @Column(name = "credential_id")
  @Nullable String credentialId;

  @Column(name = "active_version")
  @Nullable Integer activeVersion;

  @Nullable String account;

  @Column(name = "credential_region")
  @Nullable String usedIn;

  WorkspaceRow() {}

  WorkspaceRow(WorkspaceId workspace) {
    this.workspaceId = workspace.value();
  }

  /// Takes over what the directory says; the credential is not its business.
  void set(WorkspaceState state) {
    Listing listing = state.listing();
    orgId = listing.org().value();
    plan = listing.plan();
    environment = listing.environment();
    Region listed = listing.region();
    region = listed == null ? null : listed.name();
    gone = state.gone();
    revision = state.revision();
    listedAt = state.listedAt();
  }

  /// Uses this version from now on.
  void use(CredentialVersionRow version) {
    credentialId = version.key.credentialId();
    activeVersion = version.key.version();
    account = version.account;
    usedIn = version.region;
    revision++;
  }

  WorkspaceState state() {
    Region listed = region == null ? null : new Region(region);
    Listing listing =
        new Listing(new WorkspaceId(workspaceId), new OrgId(orgId), plan, environment, listed);
    return new WorkspaceState(listing, gone, revision, listedAt, inUse());
  }

  private @Nullable InUse inUse() {
    if (credentialId == null || activeVersion == null || account == null || usedIn == null) {
      return null;
    }
    return new InUse(
        new CredentialVersion(new CredentialId(credentialId), activeVersion),
        new AwsAccountId(account),
        new Region(usedIn));
  }
}
