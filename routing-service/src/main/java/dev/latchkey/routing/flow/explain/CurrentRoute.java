package dev.latchkey.routing.flow.explain;

import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import java.time.Duration;

/// What routing goes by for a workspace.
///
/// @param settings the newest that it has read
/// @param age how long ago they were proven to be the newest there are
public record CurrentRoute(WorkspaceSettings settings, Duration age) {}
