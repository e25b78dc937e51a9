package dev.latchkey.contracts.wire.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VaultDocumentTest {

  private static final CredentialScope SCOPE =
      new CredentialScope(
          new WorkspaceId("acme"),
          new CredentialVersion(new CredentialId("main"), 3),
          new AwsAccountId("123456789012"));

  private static final AccessKeyDocument KEY =
      new AccessKeyDocument(
          SCOPE, new AccessKeyId("AKIAIOSFODNN7EXAMPLE"), SecretText.of("secret half"));

  private static final SessionDocument SESSION =
      new SessionDocument(
          SCOPE,
          new AccessKeyId("ASIAIOSFODNN7EXAMPLE"),
          SecretText.of("session secret"),
          SecretText.of("session token"),
          Instant.parse("2026-11-21T10:00:00Z"),
          Instant.parse("2026-11-21T11:00:00Z"));

  private static final PlatformKeyDocument PLATFORM =
      new PlatformKeyDocument(
          new AwsAccountId("999988887777"),
          new AccessKeyId("AKIAIOSFODNN7EXAMPLE"),
          SecretText.of("platform secret"));

  /// A kind of document with what its fields may not be, besides missing and empty.
  record Kind(
      String name,
      Map<String, SecretText> fields,
      Function<Map<String, SecretText>, DocumentReading<?>> reader,
      Map<String, List<String>> malformed) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Map<String, List<String>> MALFORMED_SCOPE =
      Map.of(
          "workspace", List.of("../acme", "a b", "absent/../acme"),
          "credential", List.of("main/3", "\u0000"),
          "version", List.of("0", "-1", "1.5", "03", "three", "9999999999"),
          "account", List.of("12345678901", "123456789012 "),
          "access_key_id", List.of("AKIA", "secret half", "akiaiosfodnn7example"));

  private static final Kind ACCESS_KEY =
      new Kind("access key", KEY.toFields(), AccessKeyDocument::fromFields, MALFORMED_SCOPE);

  private static final Kind SESSION_KIND =
      new Kind("session", SESSION.toFields(), SessionDocument::fromFields, sessionMalformed());

  private static final Kind PLATFORM_KIND =
      new Kind(
          "platform key",
          PLATFORM.toFields(),
          PlatformKeyDocument::fromFields,
          Map.of(
              "account", List.of("12345678901", "123456789012 "),
              "access_key_id", List.of("AKIA", "secret half")));

  private static Map<String, List<String>> sessionMalformed() {
    Map<String, List<String>> malformed = new HashMap<>(MALFORMED_SCOPE);
    malformed.put("issued_at", List.of("now", "1700000000", "2026-11-21"));
    malformed.put("expires_at", List.of("never", "2026-11-21T11:00:00"));
    return malformed;
  }

  @Test
  void readsBackAnAccessKey() {
    assertThat(AccessKeyDocument.fromFields(KEY.toFields()))
        .isEqualTo(new DocumentReading.Complete<>(KEY));
  }

  @Test
  void readsBackASession() {
    assertThat(SessionDocument.fromFields(SESSION.toFields()))
        .isEqualTo(new DocumentReading.Complete<>(SESSION));
  }

  @Test
  void readsBackThePlatformsKey() {
    assertThat(PlatformKeyDocument.fromFields(PLATFORM.toFields()))
        .isEqualTo(new DocumentReading.Complete<>(PLATFORM));
  }

  @Test
  void keepsTheNamesOfTheFields() {
    assertThat(PLATFORM.toFields())
        .containsOnlyKeys("account", "access_key_id", "secret_access_key");
    assertThat(KEY.toFields())
        .containsOnlyKeys(
            "workspace", "credential", "version", "account", "access_key_id", "secret_access_key");
    assertThat(SESSION.toFields())
        .containsOnlyKeys(
            "workspace",
            "credential",
            "version",
            "account",
            "access_key_id",
            "secret_access_key",
            "session_token",
            "issued_at",
            "expires_at");
  }

  @Test
  void ignoresFieldsThatItDoesNotKnow() {
    // Given
    Map<String, SecretText> fields = new HashMap<>(KEY.toFields());
    fields.put("of_the_future", SecretText.of("x"));

    // Then
    assertThat(AccessKeyDocument.fromFields(fields)).isEqualTo(new DocumentReading.Complete<>(KEY));
  }

  static Stream<Arguments> misfits() {
    return Stream.of(ACCESS_KEY, SESSION_KIND, PLATFORM_KIND)
        .flatMap(kind -> kind.fields().keySet().stream().flatMap(field -> misfits(kind, field)));
  }

  private static Stream<Arguments> misfits(Kind kind, String field) {
    Map<String, SecretText> without = new HashMap<>(kind.fields());
    without.remove(field);
    return Stream.concat(
        Stream.of(argumentSet(kind + " without " + field, kind, field, without)),
        Stream.concat(Stream.of(""), kind.malformed().getOrDefault(field, List.of()).stream())
            .map(
                text -> {
                  Map<String, SecretText> malformed = new HashMap<>(kind.fields());
                  malformed.put(field, SecretText.of(text));
                  return argumentSet(
                      kind + " with bad " + field + " of " + text.length(), kind, field, malformed);
                }));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void isIncompleteWhenAnyFieldDoesNotFit(Kind kind, String field, Map<String, SecretText> fields) {
    assertThat(kind.reader().apply(fields)).isEqualTo(new DocumentReading.Incomplete<>(field));
  }

  @Test
  void isIncompleteWithoutAnyField() {
    assertThat(AccessKeyDocument.fromFields(Map.of()))
        .isEqualTo(new DocumentReading.Incomplete<>("workspace"));
    assertThat(SessionDocument.fromFields(Map.of()))
        .isEqualTo(new DocumentReading.Incomplete<>("workspace"));
    assertThat(PlatformKeyDocument.fromFields(Map.of()))
        .isEqualTo(new DocumentReading.Incomplete<>("account"));
  }
}
