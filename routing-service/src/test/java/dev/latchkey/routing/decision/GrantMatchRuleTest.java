package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.GrantMatch.Matched;
import dev.latchkey.routing.decision.GrantMatch.Mismatch;
import dev.latchkey.routing.decision.GrantMatch.Part;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrantMatchRuleTest {

  static Stream<Arguments> requests() {
    return Stream.of(
        argumentSet("headers repeat the grant", of("u", "s"), of("u", "s"), new Matched("u", "s")),
        argumentSet("headers are silent", of("u", "s"), of(null, null), new Matched("u", "s")),
        argumentSet("only the user is stated", of("u", "s"), of("u", null), new Matched("u", "s")),
        argumentSet("only the session is", of("u", "s"), of(null, "s"), new Matched("u", "s")),
        argumentSet("another user", of("u", "s"), of("v", "s"), new Mismatch(Part.USER)),
        argumentSet("another session", of("u", "s"), of("u", "t"), new Mismatch(Part.SESSION)),
        argumentSet("both are others", of("u", "s"), of("v", "t"), new Mismatch(Part.USER)),
        argumentSet("user in another case", of("u", "s"), of("U", "s"), new Mismatch(Part.USER)),
        argumentSet("grant without session", of("u", null), of("u", "s"), new Matched("u", null)),
        argumentSet("grant without user", of(null, null), of("u", "s"), new Matched(null, null)),
        argumentSet("session without user", of(null, "s"), of("u", "s"), new Matched(null, null)),
        argumentSet(
            "another session, and no user proven",
            of(null, "s"),
            of("u", "t"),
            new Matched(null, null)),
        argumentSet("no grant", null, of("u", "s"), new Matched("u", "s")),
        argumentSet("no grant and no headers", null, of(null, null), new Matched(null, null)));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void saysWhoIsProven(@Nullable Requester granted, Requester stated, GrantMatch expected) {
    assertThat(GrantMatchRule.match(granted, stated)).isEqualTo(expected);
  }

  @Test
  void letsNoGrantCountInAnotherWorkspace() {
    // Given
    Requester elsewhere = new Requester(new WorkspaceId("victim"), "u", "s");

    // Then
    assertThat(GrantMatchRule.match(of("u", "s"), elsewhere))
        .isEqualTo(new Mismatch(Part.WORKSPACE));
    assertThat(GrantMatchRule.match(of(null, null), elsewhere))
        .isEqualTo(new Mismatch(Part.WORKSPACE));
  }

  @Test
  void namesAPartInWords() {
    assertThat(Part.WORKSPACE).hasToString("workspace");
  }

  private static Requester of(@Nullable String user, @Nullable String session) {
    return new Requester(new WorkspaceId("research"), user, session);
  }
}
