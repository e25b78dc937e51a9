package dev.latchkey.local.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.local.demo.DemoWorkspaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoUserTest {

  @ParameterizedTest
  @CsvSource({
    "alice,   WORKSPACE_OWNER, true",
    "bob,     MEMBER,          true",
    "carol,   AUDITOR,         true",
    "dave,    AGENT,           true",
    "oona,    ORG_OWNER,       true",
    "bea,     BYOK_ADMIN,      true",
    "otto,    OPERATOR,        false",
    "mallory, WORKSPACE_OWNER, false"
  })
  void hasOneRoleAndReachesTheDemoWorkspaceOrNot(String name, Role role, boolean reaches) {
    // When
    TokenClaims claims = DemoUser.named(name).orElseThrow().claims();

    // Then
    assertThat(claims.roles()).containsExactly(role);
    assertThat(claims.reaches(DemoWorkspaces.RESEARCH, DemoWorkspaces.ACME)).isEqualTo(reaches);
  }
}
