package dev.latchkey.audit.leaf;

/// Whose leaves stand in one chain.
///
/// @param org the organisation
/// @param workspace its workspace; empty for what concerns the whole organisation
public record Tenant(String org, String workspace) {

  /// The organisation as a whole.
  public static Tenant of(String org) {
    return new Tenant(org, "");
  }
}
