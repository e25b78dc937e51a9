package dev.latchkey.routing.sts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The platform's own AWS account and where it may be used. Without regions there is no platform:
/// no fallback is ever permitted, and no workspace without a credential of its own is served.
@ConfigMapping(prefix = "latchkey.routing.platform")
public interface PlatformSettings {

  /// The platform's AWS account, twelve digits. Needed as soon as there is a region.
  Optional<String> account();

  /// By region: what the platform has there. A region that is not listed has no platform.
  Map<String, InRegion> regions();

  /// By ARN of a customer's application profile, provisioned throughput or custom model: the id of
  /// the model or profile that the platform calls in its place. Without an entry it cannot fall
  /// back.
  Map<String, String> equivalents();

  /// The platform in one region.
  interface InRegion {

    /// The role to assume there; its sessions do nothing but invoke models in that region.
    @WithName("role-arn")
    String roleArn();

    /// The ids of models and profiles that the platform serves there; absent: every one.
    Optional<Set<String>> models();
  }
}
