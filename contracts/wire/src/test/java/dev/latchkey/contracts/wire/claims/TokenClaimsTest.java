package dev.latchkey.contracts.wire.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {

  private static final OrgId ORG = new OrgId("acme");
  private static final OrgId OTHER_ORG = new OrgId("globex");
  private static final WorkspaceId WORKSPACE = new WorkspaceId("acme-prod");
  private static final WorkspaceId OTHER_WORKSPACE = new WorkspaceId("acme-test");

  @ParameterizedTest
  @CsvSource({
    // role,          listed, not listed
    "AGENT,           true,   false",
    "MEMBER,          true,   false",
    "WORKSPACE_OWNER, true,   false",
    "WORKSPACE_ADMIN, true,   false",
    "ORG_OWNER,       true,   true",
    "BYOK_ADMIN,      true,   true",
    "AUDITOR,         true,   true",
    "OPERATOR,        true,   false"
  })
  void reachesWorkspacesOfItsOrg(Role role, boolean whenListed, boolean whenNotListed) {
    assertThat(claims(WORKSPACE, role).reaches(WORKSPACE, ORG)).isEqualTo(whenListed);
    assertThat(claims(OTHER_WORKSPACE, role).reaches(WORKSPACE, ORG)).isEqualTo(whenNotListed);
  }

  @ParameterizedTest
  @EnumSource
  void neverReachesAnotherOrg(Role role) {
    assertThat(claims(WORKSPACE, role).reaches(WORKSPACE, OTHER_ORG)).isFalse();
    assertThat(claims(OTHER_WORKSPACE, role).reaches(WORKSPACE, OTHER_ORG)).isFalse();
  }

  @Test
  void reachesNothingWithoutAnOrg() {
    // Given
    TokenClaims claims =
        new TokenClaims("root", null, Set.of(WORKSPACE), EnumSet.allOf(Role.class));

    // Then
    assertThat(claims.reaches(WORKSPACE, ORG)).isFalse();
  }

  @Test
  void reachesListedWorkspacesWithoutAnyRole() {
    assertThat(new TokenClaims("ada", ORG, Set.of(WORKSPACE), Set.of()).reaches(WORKSPACE, ORG))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void findsEachRoleByItsName(Role role) {
    assertThat(Role.of(role.text())).contains(role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MEMBER", "member ", "superuser", "org-owner,operator"})
  void ignoresRolesThatItDoesNotKnow(String name) {
    assertThat(Role.of(name)).isEmpty();
  }

  private static TokenClaims claims(WorkspaceId workspace, Role role) {
    return new TokenClaims("ada", ORG, Set.of(workspace), Set.of(role));
  }
}
