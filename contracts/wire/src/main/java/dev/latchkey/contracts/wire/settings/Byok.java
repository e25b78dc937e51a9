package dev.latchkey.contracts.wire.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a workspace stands with its own AWS credential.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Byok.NotConfigured.class, name = "not-configured"),
  @JsonSubTypes.Type(value = Byok.Active.class, name = "active"),
  @JsonSubTypes.Type(value = Byok.Inactive.class, name = "inactive")
})
public sealed interface Byok {

  /// No credential was ever active.
  record NotConfigured() implements Byok {}

  /// A credential is to be used, in this region and account.
  ///
  /// @param credential the credential
  /// @param version its active version
  /// @param account the AWS account that the workspace is pinned to
  /// @param region where its calls are made
  /// @param lapse why AWS refused to renew the session; null while it renews. Whoever finds the
  ///   session ended answers with this class: a deleted key is no expiry
  record Active(
      @JsonProperty("credentialid") CredentialId credential,
      int version,
      AwsAccountId account,
      Region region,
      @Nullable ErrorCode lapse)
      implements Byok {

    public Active {
      Objects.requireNonNull(credential, "credentialid");
      CredentialVersion.requireNumber(version);
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(region, "region");
    }

    /// What every Vault document of this credential must say of itself.
    public CredentialScope scopeFor(WorkspaceId workspace) {
      return new CredentialScope(workspace, new CredentialVersion(credential, version), account);
    }
  }

  /// A credential was active once and is not to be used now.
  ///
  /// @param reason why not
  /// @param region where its calls were made last; null when that is not known any more
  record Inactive(InactiveReason reason, @Nullable Region region) implements Byok {

    public Inactive {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
