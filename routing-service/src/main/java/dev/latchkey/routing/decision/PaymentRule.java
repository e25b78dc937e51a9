package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import org.jspecify.annotations.Nullable;

/// Decides who pays before a call is made. Strict keeps the platform out also where the workspace's
/// own credential is switched off or gone (INV-5).
public final class PaymentRule {

  private PaymentRule() {}

  /// Who pays.
  ///
  /// @param policy the effective policy
  /// @param enforced whether the organisation enforces it
  /// @param directoryRegion the directory's region of the workspace; null when it has none
  public static Payment of(
      OwnCredential own,
      FallbackPolicy policy,
      boolean enforced,
      @Nullable Region directoryRegion) {
    boolean strict = policy == FallbackPolicy.STRICT;
    return switch (own) {
      case OwnCredential.Active(Region region) -> new Payment.Own(region);
      case OwnCredential.NeverConfigured() ->
          strict && enforced
              ? new Payment.Refused(ErrorCode.BYOK_REQUIRED)
              : platform(PlatformUse.NOT_CONFIGURED, directoryRegion);
      case OwnCredential.Inactive(InactiveReason reason, Region lastRegion) ->
          strict
              ? new Payment.Refused(ErrorCode.BYOK_DISABLED)
              : platform(use(reason), lastRegion == null ? directoryRegion : lastRegion);
    };
  }

  private static Payment platform(PlatformUse use, @Nullable Region region) {
    return region == null
        ? new Payment.Refused(ErrorCode.REGION_MISSING)
        : new Payment.Platform(use, region);
  }

  private static PlatformUse use(InactiveReason reason) {
    return switch (reason) {
      case DISABLED -> PlatformUse.DISABLED;
      case DOWNGRADED -> PlatformUse.DOWNGRADED;
      case DELETED -> PlatformUse.DELETED;
    };
  }
}
