package dev.latchkey.audit.postgres;

import dev.latchkey.audit.note.Manifest.WorkspaceHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a manifest of an organisation is made from, all of one moment.
///
/// @param logs the logs that concern it, as far as they are signed
/// @param heads the ends of its workspaces' chains there
/// @param lastSequence the number of its last manifest; 0 when there is none
/// @param lastNote that manifest, signed; null when there is none
public record OrgRecords(
    List<SignedLog> logs, List<WorkspaceHead> heads, long lastSequence, @Nullable String lastNote) {

  /// A log as its last checkpoint has it.
  ///
  /// @param id the number of the log in this database
  /// @param size the leaves that there are now
  /// @param signedSize the leaves that are signed
  /// @param note the signed checkpoint
  public record SignedLog(int id, String origin, long size, long signedSize, String note) {}
}
