package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.oidc.LocalIssuer;
import dev.latchkey.local.oidc.DemoUser;
import org.jspecify.annotations.Nullable;

/// The issuer of the demo users' tokens, inside this JVM. A token is void after a restart.
final class OidcPart implements Part {
  private final int port;
  private volatile @Nullable LocalIssuer running;

  OidcPart(Ports ports) {
    this.port = ports.of(PortName.OIDC);
  }

  @Override
  public PartName name() {
    return PartName.OIDC;
  }

  @Override
  public RunningPart start() {
    LocalIssuer issuer = LocalIssuer.start(port, DemoUser.claimsByName());
    running = issuer;
    return RunningPart.ofProcess(
        name(), issuer.issuerUrl().toString(), /* adminUrl= */ null, ProcessHandle.current().pid());
  }

  @Override
  public void stop() {
    LocalIssuer issuer = running;
    if (issuer != null) {
      issuer.close();
    }
  }
}
