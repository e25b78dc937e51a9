package dev.latchkey.local.stack;

import dev.latchkey.local.oidc.Issuer;
import dev.latchkey.local.oidc.SigningKey;
import org.jspecify.annotations.Nullable;

/// The issuer of the demo users' tokens, inside this JVM.
final class OidcPart implements Part {
  private final StackFolder folder;
  private final int port;
  private volatile @Nullable Issuer running;

  OidcPart(StackFolder folder, Ports ports) {
    this.folder = folder;
    this.port = ports.of(PortName.OIDC);
  }

  @Override
  public PartName name() {
    return PartName.OIDC;
  }

  @Override
  public RunningPart start() {
    Issuer issuer = Issuer.start(port, SigningKey.keptIn(folder.secret("oidc-signing-key")));
    running = issuer;
    return RunningPart.ofProcess(
        name(), issuer.url().toString(), /* adminUrl= */ null, ProcessHandle.current().pid());
  }

  @Override
  public void stop() {
    Issuer issuer = running;
    if (issuer != null) {
      issuer.close();
    }
  }
}
