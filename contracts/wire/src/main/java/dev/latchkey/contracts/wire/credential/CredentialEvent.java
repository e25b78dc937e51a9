package dev.latchkey.contracts.wire.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;
import java.util.Objects;

/// What happened to a credential. Times are credential-service's.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CredentialEvent.Activated.class, name = "activated"),
  @JsonSubTypes.Type(value = CredentialEvent.SessionRenewed.class, name = "session-renewed"),
  @JsonSubTypes.Type(value = CredentialEvent.RenewalFailed.class, name = "renewal-failed")
})
public sealed interface CredentialEvent {

  /// Which credential of whom.
  ///
  /// @param workspace the workspace
  /// @param org its organisation
  /// @param credential the credential
  /// @param version the version
  record Subject(
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      @JsonProperty("credentialid") CredentialId credential,
      int version) {
    public Subject {
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(credential, "credentialid");
      CredentialVersion.requireNumber(version);
    }
  }

  /// Which credential of whom.
  Subject subject();

  /// A tested version became the one in use.
  record Activated(
      Subject subject,
      AwsAccountId account,
      Region region,
      @JsonProperty("sessionexpiresat") Instant sessionExpiresAt)
      implements CredentialEvent {
    public Activated {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(sessionExpiresAt, "sessionexpiresat");
    }
  }

  /// A new session was minted before the old one ended.
  record SessionRenewed(Subject subject, @JsonProperty("sessionexpiresat") Instant sessionExpiresAt)
      implements CredentialEvent {
    public SessionRenewed {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(sessionExpiresAt, "sessionexpiresat");
    }
  }

  /// AWS refused a new session, or could not be reached; the present one ends at the time given.
  record RenewalFailed(
      Subject subject,
      ErrorCode error,
      String message,
      @JsonProperty("sessionexpiresat") Instant sessionExpiresAt)
      implements CredentialEvent {
    public RenewalFailed {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(error, "error");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(sessionExpiresAt, "sessionexpiresat");
    }
  }
}
