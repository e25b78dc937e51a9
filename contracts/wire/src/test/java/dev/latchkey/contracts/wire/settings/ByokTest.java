package dev.latchkey.contracts.wire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import org.junit.jupiter.api.Test;

class ByokTest {

  private static final CredentialId CREDENTIAL = new CredentialId("main");
  private static final AwsAccountId ACCOUNT = new AwsAccountId("123456789012");
  private static final Region REGION = new Region("eu-central-1");

  @Test
  void saysWhatAVaultDocumentMustSayOfItself() {
    assertThat(
            new Byok.Active(CREDENTIAL, 2, ACCOUNT, REGION, null).scopeFor(new WorkspaceId("acme")))
        .isEqualTo(
            new CredentialScope(
                new WorkspaceId("acme"), new CredentialVersion(CREDENTIAL, 2), ACCOUNT));
  }

  @Test
  void hasNoVersionBelowOne() {
    assertThatThrownBy(() -> new Byok.Active(CREDENTIAL, 0, ACCOUNT, REGION, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
