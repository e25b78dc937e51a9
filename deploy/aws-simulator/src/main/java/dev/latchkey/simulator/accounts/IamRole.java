package dev.latchkey.simulator.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A role that others may assume.
///
/// @param trustedPrincipals ARNs of users, or `arn:aws:iam::ACCOUNT:root` for a whole account
/// @param externalId what somebody who assumes it must present, `null` when nothing is asked for
/// @param maxSessionSeconds longest session, 3,600 to 43,200
/// @param regions regions in which it may call Bedrock, `null` for all of the account
public record IamRole(
    String name,
    List<String> trustedPrincipals,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String externalId,
    int maxSessionSeconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedSet<String> regions) {

  public IamRole {
    trustedPrincipals = List.copyOf(trustedPrincipals);
    regions = regions == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(regions));
  }

  /// Whether its trust policy lets this principal assume it, with the external id presented.
  ///
  /// @param presentedExternalId `null` when the request has none
  public boolean trusts(Principal principal, @Nullable String presentedExternalId) {
    return (externalId == null || externalId.equals(presentedExternalId))
        && (trustedPrincipals.contains(principal.arn())
            || trustedPrincipals.contains("arn:aws:iam::%s:root".formatted(principal.accountId())));
  }

  /// Whether it may call Bedrock in this region.
  public boolean mayCallBedrockIn(String region) {
    return regions == null || regions.contains(region);
  }
}
