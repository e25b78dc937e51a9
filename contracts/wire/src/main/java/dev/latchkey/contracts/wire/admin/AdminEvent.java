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
import java.util.Objects;

/// What a person changed: who, for whom, what.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes(
    @JsonSubTypes.Type(value = AdminEvent.AccessKeySaved.class, name = "access-key-saved"))
public sealed interface AdminEvent {

  /// The `sub` claim of whoever did it.
  String actor();

  /// The workspace that it was done to.
  WorkspaceId workspace();

  /// The workspace's organisation.
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
}
