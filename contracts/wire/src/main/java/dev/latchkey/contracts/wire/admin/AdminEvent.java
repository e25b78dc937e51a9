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
  @JsonSubTypes.Type(value = AdminEvent.FallbackConfirmed.class, name = "fallback-confirmed")
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
}
