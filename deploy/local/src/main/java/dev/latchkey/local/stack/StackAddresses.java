package dev.latchkey.local.stack;

import java.net.URI;

/// Where the parts of a stack that is up can be reached.
public final class StackAddresses {
  private final StackState state;

  private StackAddresses(StackState state) {
    this.state = state;
  }

  /// The addresses of the folder's stack.
  ///
  /// @throws StackDownException if it is not up
  public static StackAddresses of(StackFolder folder) {
    if (Launcher.ofStackThatIsUp(folder).isEmpty()) {
      throw new StackDownException();
    }
    return new StackAddresses(new StateFile(folder).read());
  }

  /// The broker, as `host:port`.
  public String kafka() {
    return part(PartName.KAFKA).url();
  }

  /// The issuer of tokens.
  public URI issuer() {
    return URI.create(part(PartName.OIDC).url());
  }

  /// The administration of the AWS simulator.
  public URI simulatorAdmin() {
    return URI.create(String.valueOf(part(PartName.AWS_SIMULATOR).adminUrl()));
  }

  /// The API of credential-service.
  public URI credentialService() {
    return URI.create(part(PartName.CREDENTIAL_SERVICE).url());
  }

  /// The API of routing-service.
  public URI routingService() {
    return URI.create(part(PartName.ROUTING_SERVICE).url());
  }

  /// The API of audit-service.
  public URI auditService() {
    return URI.create(part(PartName.AUDIT_SERVICE).url());
  }

  private RunningPart part(PartName name) {
    return state.part(name).orElseThrow(StackDownException::new);
  }
}
