package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.FallbackChoice;
import dev.latchkey.credential.decision.InUse;
import dev.latchkey.credential.decision.Listing;
import dev.latchkey.credential.decision.OwnCaps;
import dev.latchkey.credential.decision.OwnKey;
import dev.latchkey.credential.decision.WorkspaceState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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

  @Column(name = "own_key")
  @Enumerated(EnumType.STRING)
  @Nullable ByokState ownKey;

  @Enumerated(EnumType.STRING)
  @Nullable ErrorCode lapse;

  @Column(name = "policy_enforced")
  @Enumerated(EnumType.STRING)
  @Nullable FallbackPolicy policyEnforced;

  @Column(name = "policy_chosen")
  @Enumerated(EnumType.STRING)
  @Nullable FallbackPolicy policyChosen;

  @Column(name = "policy_revision")
  long policyRevision;

  @Column(name = "account_guardrail")
  boolean accountGuardrail;

  @Column(name = "cap_usd_per_day")
  @Nullable BigDecimal capUsdPerDay;

  @Column(name = "cap_consecutive")
  @Nullable Integer capConsecutive;

  @Column(name = "cap_epoch")
  long capEpoch;

  /// Ids, separated by spaces; null for every model.
  @Nullable String models;

  WorkspaceRow() {}

  WorkspaceRow(WorkspaceId workspace) {
    this.workspaceId = workspace.value();
  }

  /// Takes over all of a state.
  void set(WorkspaceState state) {
    set(state.listing());
    set(state.ownKey());
    set(state.fallback());
    models = joined(state.models());
    gone = state.gone();
    revision = state.revision();
    listedAt = state.listedAt();
  }

  WorkspaceState state() {
    Region listed = region == null ? null : new Region(region);
    Listing listing =
        new Listing(new WorkspaceId(workspaceId), new OrgId(orgId), plan, environment, listed);
    OwnCaps caps = new OwnCaps(capUsdPerDay, capConsecutive, capEpoch);
    FallbackChoice fallback =
        new FallbackChoice(policyEnforced, policyChosen, policyRevision, accountGuardrail, caps);
    return new WorkspaceState(listing, gone, revision, listedAt, key(), fallback, listed(models));
  }

  private void set(Listing listing) {
    orgId = listing.org().value();
    plan = listing.plan();
    environment = listing.environment();
    Region listed = listing.region();
    region = listed == null ? null : listed.name();
  }

  private void set(@Nullable OwnKey key) {
    credentialId = key == null ? null : key.inUse().version().credential().value();
    activeVersion = key == null ? null : key.inUse().version().number();
    account = key == null ? null : key.inUse().account().value();
    usedIn = key == null ? null : key.inUse().region().name();
    ownKey = key == null ? null : key.state();
    lapse = key == null ? null : key.lapse();
  }

  private void set(FallbackChoice choice) {
    policyEnforced = choice.enforced();
    policyChosen = choice.chosen();
    policyRevision = choice.policyRevision();
    accountGuardrail = choice.accountGuardrail();
    capUsdPerDay = choice.caps().usdPerDay();
    capConsecutive = choice.caps().consecutive();
    capEpoch = choice.caps().epoch();
  }

  private static @Nullable String joined(List<ModelReference> models) {
    return models.isEmpty()
        ? null
        : models.stream().map(ModelReference::text).collect(Collectors.joining(" "));
  }

  private static List<ModelReference> listed(@Nullable String models) {
    return models == null
        ? List.of()
        : Arrays.stream(models.split(" ", -1))
            .map(id -> ModelReference.parse(id).orThrow())
            .toList();
  }

  private @Nullable OwnKey key() {
    if (credentialId == null
        || activeVersion == null
        || account == null
        || usedIn == null
        || ownKey == null) {
      return null;
    }
    CredentialVersion version =
        new CredentialVersion(new CredentialId(credentialId), activeVersion);
    InUse inUse = new InUse(version, new AwsAccountId(account), new Region(usedIn));
    return new OwnKey(inUse, ownKey, lapse);
  }
}
