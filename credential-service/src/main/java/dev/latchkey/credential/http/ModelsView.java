package dev.latchkey.credential.http;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.credential.decision.WorkspaceState;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The models of a workspace, as people see them.
@Schema(name = "WorkspaceModels")
public record ModelsView(
    @Schema(required = true) String workspaceid,
    @Schema(
            required = true,
            description =
                "Ids of the models and profiles that requests for any model may be served by; empty"
                    + " for every model that AWS offers in the workspace's region")
        List<String> models,
    @Schema(required = true, description = "Grows with everything that routing is told")
        long revision) {

  static ModelsView of(WorkspaceState workspace) {
    return new ModelsView(
        workspace.workspace().value(),
        workspace.models().stream().map(ModelReference::text).toList(),
        workspace.revision());
  }
}
