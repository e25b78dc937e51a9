package dev.latchkey.local.demo;

import dev.latchkey.local.http.JsonAnswer;
import dev.latchkey.local.oidc.DemoUser;

/// The owner of another organisation's workspace is told that this one does not exist.
final class RefuseOtherOrganisation implements DemoStep {
  private static final int NOT_FOUND = 404;

  @Override
  public String name() {
    return "other-organisation-refused";
  }

  @Override
  public String title() {
    return "mallory of " + DemoWorkspaces.GLOBEX + " cannot even see that the workspace exists";
  }

  @Override
  public Evidence run(DemoSession session) {
    JsonAnswer answer =
        session.credentials(DemoUser.MALLORY).get(CredentialPaths.byok(DemoWorkspaces.RESEARCH));
    if (answer.status() != NOT_FOUND) {
      throw new IllegalStateException("expected HTTP 404, got " + answer.status());
    }
    return Evidence.none().and("http", answer.status()).and("code", answer.errorCode());
  }
}
