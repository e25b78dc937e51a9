package dev.latchkey.routing.decision;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict;
import dev.latchkey.contracts.wire.inference.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `contracts/docs/fallback-decision.md` says what the rules say.
class FallbackDecisionPageTest {

  private static final String PAGE = "contracts/docs/fallback-decision.md";
  private static final String COMMAND =
      "./mvnw -f routing-service/pom.xml test -Dtest=FallbackDecisionPageTest -Dupdate.docs=true";

  /// The rules that look at the failure and at nothing else but the operation.
  private static final Set<String> ABOUT_THE_FAILURE =
      Set.of("failure-is-a-candidate", "expired-session-was-read-again", "call-may-run-again");

  @Test
  void isWhatTheRulesSay() throws IOException {
    // Given
    Path page = checkout().resolve(PAGE);
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(page, text());
    }

    // Then
    assertThat(Files.readString(page))
        .as("%s is not what the rules say; write it anew with: %s", PAGE, COMMAND)
        .isEqualTo(text());
  }

  private static Path checkout() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("contracts/docs/design.md")))
        .findFirst()
        .orElseThrow();
  }

  private static String text() {
    return """
        # The fallback decision

        Whether the platform's credential may serve a call that failed with the workspace's own. This page is made from the rules
        themselves (`dev.latchkey.routing.decision.FallbackRule`); a test compares them. Write it anew with

        ```
        %s
        ```

        ## The rules

        Every rule is asked, and every answer goes into the audit log, also after the first refusal. A fallback takes place when no
        rule refuses. The first one that refuses, in this order, gives the reason that people read.

        | rule | asks | reason when it refuses |
        | --- | --- | --- |
        %s

        Before the rules are asked, the one owner of retries has given up: an expired session was read again once, and what passes by
        itself was tried again within the budgets of calls, retries and time. After a permission the intent must become durable, and
        the settings must still be those that were decided on; else the fallback is not executed.

        ## Which failures may fall back

        By class, by how certain it is that the call did not run, and by what the operation does. Only what may have run and must not
        run twice makes a difference between reads and writes.

        | failure | nothing sent: read | write | refused by AWS: read | write | may have run: read | write |
        | --- | --- | --- | --- | --- | --- | --- |
        %s

        Never: %s.
        """
        .formatted(COMMAND, rules(), candidates(), never());
  }

  private static String rules() {
    return FallbackRule.RULES.stream()
        .map(
            rule ->
                "| `%s` | %s | `%s`: %s |"
                    .formatted(
                        rule.name(), rule.question(), rule.reason(), rule.reason().sentence()))
        .collect(joining("\n"));
  }

  private static String candidates() {
    return Arrays.stream(ErrorCode.values())
        .filter(FallbackDecisionPageTest::isEverACandidate)
        .flatMap(FallbackDecisionPageTest::rows)
        .collect(joining("\n"));
  }

  private static String never() {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> !isEverACandidate(code))
        .map(code -> "`" + code + "`")
        .collect(joining(", "));
  }

  /// Two rows where it matters whether the session was read again.
  private static Stream<String> rows(ErrorCode code) {
    List<String> before = cells(code, false);
    List<String> after = cells(code, true);
    return before.equals(after)
        ? Stream.of(row("`" + code + "`", after))
        : Stream.of(
            row("`" + code + "`, session not read again", before),
            row("`" + code + "`, session read again", after));
  }

  private static String row(String name, List<String> cells) {
    return "| " + name + " | " + String.join(" | ", cells) + " |";
  }

  private static boolean isEverACandidate(ErrorCode code) {
    return cells(code, true).contains("yes");
  }

  private static List<String> cells(ErrorCode code, boolean freshSession) {
    return Arrays.stream(Certainty.values())
        .flatMap(
            certainty ->
                Stream.of(Access.READ, Access.WRITE)
                    .map(
                        access ->
                            Facts.permitting()
                                .code(code)
                                .certainty(certainty)
                                .freshSession(freshSession)
                                .operation(access, false, true)))
        .map(facts -> mayFallBack(facts.facts()) ? "yes" : "no")
        .toList();
  }

  private static boolean mayFallBack(FallbackFacts facts) {
    return FallbackRule.decide(facts).findings().stream()
        .filter(finding -> ABOUT_THE_FAILURE.contains(finding.rule()))
        .noneMatch(finding -> finding.verdict() == Verdict.REFUSES);
  }
}
