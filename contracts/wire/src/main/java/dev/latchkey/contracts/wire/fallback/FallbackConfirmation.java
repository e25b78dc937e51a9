package dev.latchkey.contracts.wire.fallback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;
import java.util.Objects;

/// A user's consent that, under the policy Warn, one session of theirs may go on using the
/// platform's credential. Given by the user alone; counts for one revision of the policy and twelve
/// hours.
///
/// @param workspace the workspace
/// @param org its organisation
/// @param user who confirmed, and whose session it is
/// @param session the session
/// @param policyRevision the revision of the effective policy that was confirmed
/// @param confirmedAt when
public record FallbackConfirmation(
    @JsonProperty("workspaceid") WorkspaceId workspace,
    @JsonProperty("orgid") OrgId org,
    @JsonProperty("userid") String user,
    @JsonProperty("sessionid") String session,
    @JsonProperty("policyrevision") long policyRevision,
    @JsonProperty("confirmedat") Instant confirmedAt) {

  public FallbackConfirmation {
    Objects.requireNonNull(workspace, "workspaceid");
    Objects.requireNonNull(org, "orgid");
    Objects.requireNonNull(user, "userid");
    Objects.requireNonNull(session, "sessionid");
    Objects.requireNonNull(confirmedAt, "confirmedat");
  }

  /// The key of its record.
  public String recordKey() {
    return recordKey(workspace, user, session);
  }

  /// The key of a confirmation's record: the workspace, and a digest of user and session, which may
  /// be long and hold any character. The same three always have the same key.
  public static String recordKey(WorkspaceId workspace, String user, String session) {
    return workspace + "/" + Fingerprint.of(user) + "/" + Fingerprint.of(session);
  }
}
