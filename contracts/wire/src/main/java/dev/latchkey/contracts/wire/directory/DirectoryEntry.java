package dev.latchkey.contracts.wire.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A workspace, as the host product knows it. A tombstone under the workspace's key means that the
/// workspace is gone.
///
/// @param workspace its id; also the key of the record
/// @param org the organisation that it belongs to
/// @param plan what the organisation pays for
/// @param environment what the workspace is for
/// @param region where it wants its inference; null when it has not said so
public record DirectoryEntry(
    @JsonProperty("workspaceid") WorkspaceId workspace,
    @JsonProperty("orgid") OrgId org,
    Plan plan,
    Environment environment,
    @Nullable Region region) {

  public DirectoryEntry {
    Objects.requireNonNull(workspace, "workspaceid");
    Objects.requireNonNull(org, "orgid");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(environment, "environment");
  }
}
