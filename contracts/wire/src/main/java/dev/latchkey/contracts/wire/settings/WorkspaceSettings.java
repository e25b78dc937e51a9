package dev.latchkey.contracts.wire.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What routing must know of a workspace: current state, never a change. Readers ignore a revision
/// that is not above the one they hold.
///
/// @param workspace its id; also the key of the record
/// @param org the organisation that it belongs to
/// @param revision grows with every change of this workspace
/// @param environment what the workspace is for
/// @param region the directory's region; null when it has none
/// @param policy the effective policy
/// @param fallback the terms of the policy; null in records of versions that knew no fallback,
///   which permits none
/// @param byok how the workspace stands with its own credential
/// @param models the ids of the models and profiles that requests for any model may be served by;
///   null or empty for every model that AWS offers in the workspace's region. A profile that is
///   listed may also be called for a request that names its model alone. A reader leaves out what
///   it cannot read; where it can read none, no model may be chosen
public record WorkspaceSettings(
    @JsonProperty("workspaceid") WorkspaceId workspace,
    @JsonProperty("orgid") OrgId org,
    long revision,
    Environment environment,
    @Nullable Region region,
    FallbackPolicy policy,
    @Nullable FallbackTerms fallback,
    Byok byok,
    @Nullable List<String> models) {

  public WorkspaceSettings {
    Objects.requireNonNull(workspace, "workspaceid");
    Objects.requireNonNull(org, "orgid");
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(byok, "byok");
    models = models == null ? null : List.copyOf(models);
  }
}
