package dev.latchkey.credential.decision;

import static dev.latchkey.contracts.wire.error.ErrorCode.PLAN_WITHOUT_BYOK;
import static dev.latchkey.contracts.wire.error.ErrorCode.REGION_MISSING;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import org.jspecify.annotations.Nullable;

/// Whether a key may be tried for a workspace at all, before AWS is asked anything.
public sealed interface SaveAdmission {

  /// It may, in this region.
  record Admitted(Region region) implements SaveAdmission {}

  /// It may not.
  record Refused(Refusal refusal) implements SaveAdmission {}

  /// Decides.
  ///
  /// @param workspace a workspace that whoever asks may see
  /// @param asked the region asked for with the key; null to take the directory's
  static SaveAdmission of(WorkspaceState workspace, @Nullable Region asked) {
    Listing listing = workspace.listing();
    if (!listing.plan().hasByok()) {
      return refused(PLAN_WITHOUT_BYOK, "The plan '" + listing.plan() + "' has no BYOK.");
    }
    Region region = asked == null ? listing.region() : asked;
    return region == null
        ? refused(REGION_MISSING, "Neither the request nor the workspace names an AWS region.")
        : new Admitted(region);
  }

  private static SaveAdmission refused(ErrorCode code, String message) {
    return new Refused(Refusal.of(code, message));
  }
}
