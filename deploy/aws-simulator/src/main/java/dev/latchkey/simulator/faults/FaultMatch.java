package dev.latchkey.simulator.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.simulator.accounts.Principal;
import org.jspecify.annotations.Nullable;

/// Which calls a fault concerns. All that is given must hold; `null` does not restrict.
///
/// @param accessKey a key, and the sessions in its account that go back to it
/// @param region as signed
/// @param model model or profile as requested
/// @param operation AWS's name
/// @param service `bedrock-runtime`, `bedrock` or `sts`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultMatch(
    @Nullable String account,
    @Nullable String accessKey,
    @Nullable String region,
    @Nullable String model,
    @Nullable String operation,
    @Nullable String service) {

  /// Every call.
  public static FaultMatch everything() {
    return new FaultMatch(null, null, null, null, null, null);
  }

  boolean admits(FaultedCall call) {
    Principal principal = call.principal();
    return admits(account, principal.accountId())
        && admitsKey(principal)
        && admits(region, call.region())
        && admits(model, call.operation().modelId())
        && admits(operation, call.operation().name())
        && admits(service, call.service());
  }

  /// A session of a role in another account is that account's affair.
  private boolean admitsKey(Principal principal) {
    return admits(accessKey, principal.accessKeyId())
        || (principal.isOfItsKeysAccount() && admits(accessKey, principal.longTermKeyId()));
  }

  private static boolean admits(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }
}
