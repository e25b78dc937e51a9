package dev.latchkey.contracts.testkit.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A role to add to one of the simulator's accounts. A null means what the simulator makes of it.
///
/// @param trustedPrincipals ARNs of users or of account roots; null: its own account
/// @param externalId what somebody who assumes it must present; null: nothing
/// @param maxSessionSeconds the longest session, 3,600 to 43,200; null: 3,600
/// @param regions where it may call Bedrock; null: everywhere
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimulatedRole(
    String name,
    @Nullable List<String> trustedPrincipals,
    @Nullable String externalId,
    @Nullable Integer maxSessionSeconds,
    @Nullable List<String> regions) {

  /// A role that trusts these principals and is not limited otherwise.
  public static SimulatedRole trusting(String name, String... principals) {
    return new SimulatedRole(name, List.of(principals), null, null, null);
  }
}
