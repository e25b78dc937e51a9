package dev.latchkey.contracts.wire.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a person changed: who, for whom, what.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AdminEvent.AccessKeySaved.class, name = "access-key-saved"),
  @JsonSubTypes.Type(value = AdminEvent.PolicyChosen.class, name = "policy-chosen"),
  @JsonSubTypes.Type(value = AdminEvent.PolicyEnforced.class, name = "policy-enforced"),
  @JsonSubTypes.Type(value = AdminEvent.ByokSwitched.class, name = "byok-switched"),
  @JsonSubTypes.Type(value = AdminEvent.FallbackCapsReset.class, name = "fallback-caps-reset"),
  @JsonSubTypes.Type(value = AdminEvent.ModelsListed.class, name = "models-listed"),
  @JsonSubTypes.Type(value = AdminEvent.FallbackConfirmed.class, name = "fallback-confirmed"),
  @JsonSubTypes.Type(value = AdminEvent.AuditExported.class, name = "audit-exported"),
  @JsonSubTypes.Type(value = AdminEvent.EventsErased.class, name = "events-erased"),
  @JsonSubTypes.Type(value = AdminEvent.RetentionSet.class, name = "retention-set")
})
public sealed interface AdminEvent {

  /// The `sub` claim of whoever did it.
  String actor();

  /// The workspace that it was done to; null when it was done to the whole organisation.
  @Nullable WorkspaceId workspace();

  /// The organisation.
  OrgId org();

  /// An access key passed its test and was saved.
  ///
  /// @param keyShown the access key id, masked
  record AccessKeySaved(
      String actor,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      @JsonProperty("credentialid") CredentialId credential,
      int version,
      AwsAccountId account,
      Region region,
      @JsonProperty("accesskey") String keyShown)
      implements AdminEvent {
    public AccessKeySaved {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(credential, "credentialid");
      CredentialVersion.requireNumber(version);
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(keyShown, "accesskey");
    }
  }

  /// An owner chose a workspace's fallback policy and its terms.
  ///
  /// @param before the workspace's own choice before; null when it had none
  /// @param after the choice now; null when it was taken back
  /// @param caps the caps now
  record PolicyChosen(
      String actor,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      @Nullable FallbackPolicy before,
      @Nullable FallbackPolicy after,
      @JsonProperty("accountguardrail") boolean accountGuardrail,
      FallbackCaps caps)
      implements AdminEvent {
    public PolicyChosen {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(caps, "caps");
    }
  }

  /// The organisation began to enforce a policy on all its workspaces, or ceased to.
  ///
  /// @param before what was enforced before; null for nothing
  /// @param after what is enforced now; null for nothing
  record PolicyEnforced(
      String actor,
      @JsonProperty("orgid") OrgId org,
      @Nullable FallbackPolicy before,
      @Nullable FallbackPolicy after)
      implements AdminEvent {
    public PolicyEnforced {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(org, "orgid");
    }

    @Override
    public @Nullable WorkspaceId workspace() {
      return null;
    }
  }

  /// An owner switched a workspace's own credential on or off, or deleted it.
  ///
  /// @param state what it is now
  record ByokSwitched(
      String actor,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      ByokState state)
      implements AdminEvent {
    public ByokSwitched {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(state, "state");
    }
  }

  /// An owner let a workspace's fallbacks go on after a cap had stopped them.
  ///
  /// @param epoch the new epoch of the caps
  record FallbackCapsReset(
      String actor,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      long epoch)
      implements AdminEvent {
    public FallbackCapsReset {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
    }
  }

  /// An owner listed the models that a workspace's requests for any model may be served by.
  ///
  /// @param before the ids before; empty for every model
  /// @param after the ids now; empty for every model
  record ModelsListed(
      String actor,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      List<String> before,
      List<String> after)
      implements AdminEvent {
    public ModelsListed {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      before = List.copyOf(Objects.requireNonNull(before, "before"));
      after = List.copyOf(Objects.requireNonNull(after, "after"));
    }
  }

  /// A user confirmed that a session of theirs may use the platform's credential.
  record FallbackConfirmed(
      String actor,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      @JsonProperty("sessionid") String session,
      @JsonProperty("policyrevision") long policyRevision)
      implements AdminEvent {
    public FallbackConfirmed {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(session, "sessionid");
    }
  }

  /// An auditor took audit events out of Latchkey.
  ///
  /// @param workspace the one that the export was limited to; null for all
  /// @param format `ndjson`, `csv`, `ocsf` or `bundle`
  /// @param from events from then on; null for no limit
  /// @param to events before then; null for no limit
  record AuditExported(
      String actor,
      @JsonProperty("workspaceid") @Nullable WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      String format,
      @Nullable Instant from,
      @Nullable Instant to)
      implements AdminEvent {
    public AuditExported {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(format, "format");
    }
  }

  /// Somebody asked for the content of audit events to be erased. Says by what they were chosen and
  /// not whom that names, since this event stays.
  ///
  /// @param workspace the one that the erasure was limited to; null for all
  /// @param erasure the id of the erasure
  /// @param selector `user`, `conversation`, `request` or `workspace`
  /// @param basis on what legal ground
  record EventsErased(
      String actor,
      @JsonProperty("workspaceid") @Nullable WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      String erasure,
      String selector,
      String basis)
      implements AdminEvent {
    public EventsErased {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(erasure, "erasure");
      Objects.requireNonNull(selector, "selector");
      Objects.requireNonNull(basis, "basis");
    }
  }

  /// An organisation set for how long the content of its audit events is kept.
  ///
  /// @param beforeDays the days before; null when the deployment's default held
  /// @param afterDays the days from now on; null for the deployment's default
  record RetentionSet(
      String actor,
      @JsonProperty("orgid") OrgId org,
      @JsonProperty("beforedays") @Nullable Integer beforeDays,
      @JsonProperty("afterdays") @Nullable Integer afterDays)
      implements AdminEvent {
    public RetentionSet {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(org, "orgid");
    }

    @Override
    public @Nullable WorkspaceId workspace() {
      return null;
    }
  }
}
