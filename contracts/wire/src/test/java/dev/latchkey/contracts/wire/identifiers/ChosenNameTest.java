package dev.latchkey.contracts.wire.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.json.WireJson;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The ids that people and products choose: of workspaces, organisations and credentials. They
/// stand in Vault paths and Kafka keys, so what they may not contain matters more than what they
/// may.
class ChosenNameTest {

  record Kind(
      Class<?> type,
      Function<@Nullable String, Parsed<?>> parser,
      Function<String, Object> constructor) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(WorkspaceId.class, WorkspaceId::parse, WorkspaceId::new),
          new Kind(OrgId.class, OrgId::parse, OrgId::new),
          new Kind(CredentialId.class, CredentialId::parse, CredentialId::new));

  static Stream<Arguments> goodNames() {
    return Stream.of("a", "A", "0", "acme-prod", "a_b", "A1-b_C2", "a--b", "a".repeat(64))
        .flatMap(ChosenNameTest::forEachKind);
  }

  static Stream<Arguments> badNames() {
    return Stream.of(
            "-a",
            "a-",
            "_a",
            "a_",
            "a b",
            " a",
            "a.b",
            "a:b",
            "a+b",
            "a*",
            "a/b",
            "a\\b",
            ".",
            "..",
            "../etc/passwd",
            "a/../b",
            "%2e%2e%2f",
            "a\u0000b",
            "a\n",
            "\na",
            "a\r\nb",
            "a\tb",
            "a\u007fb",
            "a\u0085b",
            "a\u200bb",
            "a\u202eb",
            "\ufeffa",
            "é",
            "\u0430cme",
            "\uff41cme",
            "1\u0661",
            "\ud83d\ude00",
            "\ud83d",
            "a".repeat(65),
            "a".repeat(1_000_000))
        .flatMap(ChosenNameTest::forEachKind);
  }

  private static Stream<Arguments> forEachKind(String text) {
    return KINDS.stream()
        .map(
            kind ->
                argumentSet(kind.type().getSimpleName() + " " + Shape.excerpt(text), kind, text));
  }

  static Stream<Kind> kinds() {
    return KINDS.stream();
  }

  @ParameterizedTest
  @MethodSource("goodNames")
  void takesAGoodName(Kind kind, String text) {
    assertThat(kind.parser().apply(text))
        .isEqualTo(new Parsed.Ok<>(kind.constructor().apply(text)));
    assertThat(kind.constructor().apply(text)).hasToString(text);
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void refusesABadNameInAShortPrintableSentence(Kind kind, String text) {
    assertThat(kind.parser().apply(text))
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid ->
                assertThat(invalid.reason()).hasSizeLessThan(160).matches("[\\p{Graph} …]+"));
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void cannotBeMadeFromABadName(Kind kind, String text) {
    assertThatThrownBy(() -> kind.constructor().apply(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void saysThatANameIsMissing(Kind kind) {
    assertThat(Stream.of(kind.parser().apply(null), kind.parser().apply("")))
        .allSatisfy(
            parsed ->
                assertThat(parsed)
                    .isInstanceOfSatisfying(
                        Parsed.Invalid.class,
                        invalid -> assertThat(invalid.reason()).endsWith(" id is missing")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isPlainTextInJson(Kind kind) {
    // Given
    Object name = kind.constructor().apply("acme");

    // When
    byte[] json = WireJson.write(name);

    // Then
    assertThat(json).asString().isEqualTo("\"acme\"");
    assertThat(WireJson.read(json, kind.type())).isEqualTo(new Parsed.Ok<>(name));
  }
}
