package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.credential.aws.SigningKey;

/// What this service knows, in the form in which it crosses to others.
final class Documents {

  private Documents() {}

  static SessionDocument session(CredentialScope scope, SigningKey.Session session) {
    return new SessionDocument(
        scope,
        session.accessKeyId(),
        session.secretAccessKey(),
        session.sessionToken(),
        session.issuedAt(),
        session.expiresAt());
  }

  static CredentialEvent.Subject subject(CredentialScope scope, OrgId org) {
    return new CredentialEvent.Subject(
        scope.workspace(), org, scope.version().credential(), scope.version().number());
  }
}
