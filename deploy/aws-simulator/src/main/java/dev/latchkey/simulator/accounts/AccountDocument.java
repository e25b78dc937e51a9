package dev.latchkey.simulator.accounts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account as a person writes it down: in the seed, in an accounts file and in the admin
/// interface. What is left out is made up; [AccountRules] says how.
public record AccountDocument(
    @Nullable String id,
    @Nullable String name,
    @Nullable Set<String> regions,
    @Nullable Set<String> models,
    @Nullable List<UserDocument> users,
    @Nullable List<RoleDocument> roles) {

  /// A user; without keys it gets one.
  public record UserDocument(@Nullable String name, @Nullable List<KeyDocument> accessKeys) {}

  /// A key; without `active` it is active.
  public record KeyDocument(
      @Nullable String id, @Nullable SecretKey secret, @Nullable Boolean active) {}

  /// A role; [RoleRules] says what is made up.
  public record RoleDocument(
      @Nullable String name,
      @Nullable List<String> trustedPrincipals,
      @Nullable String externalId,
      @Nullable Integer maxSessionSeconds,
      @Nullable Set<String> regions) {}
}
