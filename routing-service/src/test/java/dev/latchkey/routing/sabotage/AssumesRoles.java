package dev.latchkey.routing.sabotage;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/// Assumes a role without a grant.
public final class AssumesRoles {

  private AssumesRoles() {}

  /// Assumes it.
  public static AssumeRoleResponse assume(StsClient sts, AssumeRoleRequest role) {
    return sts.assumeRole(role);
  }
}
