package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.Region;

/// Decides what else may be sent after AWS refused a call by name: nothing that runs in a place or
/// costs in a way that the refused call could not have.
public final class RefusalRule {

  /// Source: Bedrock's answer to cache points for a model or an account without prompt caching.
  private static final String NO_CACHING = "did not allow prompt caching";

  private RefusalRule() {}

  /// What may be sent next.
  ///
  /// @param message AWS's text
  /// @param sent what was called
  /// @param cachePoints whether parts of what was sent were marked for the prompt cache
  public static Remedy after(
      ErrorCode code, String message, ModelReference sent, Region region, boolean cachePoints) {
    if (code == ErrorCode.SCP_DENIED) {
      return ModelRule.directId(sent, region)
          .<Remedy>map(Remedy.Direct::new)
          .orElseGet(Remedy.None::new);
    }
    return cachePoints && message.contains(NO_CACHING)
        ? new Remedy.WithoutCachePoints()
        : new Remedy.None();
  }

  /// What may be sent instead.
  public sealed interface Remedy {

    /// Nothing.
    record None() implements Remedy {}

    /// The model's own id, which stays in the region.
    record Direct(FoundationModel model) implements Remedy {}

    /// The same without marks for the prompt cache.
    record WithoutCachePoints() implements Remedy {}
  }
}
