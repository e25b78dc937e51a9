package dev.latchkey.contracts.wire.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/// Account ids, access key ids and credential versions.
class AwsIdentifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"123456789012", "000000000000", "999999999999"})
  void takesAnAccountIdOfTwelveDigits(String text) {
    assertThat(AwsAccountId.parse(text)).isEqualTo(new Parsed.Ok<>(new AwsAccountId(text)));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "12345678901",
        "1234567890123",
        "12345678901a",
        "123456789012\n",
        " 123456789012",
        "1234-5678-9012",
        "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662",
        "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10\uff11\uff12",
        "../456789012"
      })
  void refusesAnythingElseAsAccountId(@Nullable String text) {
    assertThat(AwsAccountId.parse(text)).isInstanceOf(Parsed.Invalid.class);
  }

  @Test
  void showsMembersOnlyTheEndOfAnAccountId() {
    assertThat(new AwsAccountId("123456789012").masked()).isEqualTo("********9012");
  }

  @ParameterizedTest
  @CsvSource({
    "AKIAIOSFODNN7EXAMPLE, true, AKIA…MPLE",
    "ASIAIOSFODNN7EXAMPLE, false, ASIA…MPLE",
    "AKIA000000000000, true, AKIA…0000"
  })
  void knowsTheKindOfAnAccessKeyId(String text, boolean longTerm, String masked) {
    // When
    AccessKeyId key = AccessKeyId.parse(text).orThrow();

    // Then
    assertThat(key.isLongTerm()).isEqualTo(longTerm);
    assertThat(key.masked()).isEqualTo(masked);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "AKIA",
        "AKIAshort",
        "AKIAIOSFODN",
        "akiaiosfodnn7example",
        "AROAIOSFODNN7EXAMPLE",
        "AKIAIOSFODNN7EXAMPLE\n",
        "AKIAIOSFODNN7EXAMPLE ",
        "AKIA/../ODNN7EXAMPLE",
        "\u0410KIAIOSFODNN7EXAMPLE",
        "AKIAIOSFODNN7EXAMPLÉ",
        "ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
      })
  void refusesAnythingElseAsAccessKeyId(@Nullable String text) {
    assertThat(AccessKeyId.parse(text)).isInstanceOf(Parsed.Invalid.class);
  }

  @Test
  void refusesAnAccessKeyIdOfAnyLength() {
    assertThat(AccessKeyId.parse("AKIA" + "A".repeat(124))).isInstanceOf(Parsed.Ok.class);
    assertThat(AccessKeyId.parse("AKIA" + "A".repeat(125))).isInstanceOf(Parsed.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void countsCredentialVersionsFromOne(int number) {
    assertThatThrownBy(() -> new CredentialVersion(new CredentialId("c"), number))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesACredentialVersionAsPartOfAPath() {
    assertThat(new CredentialVersion(new CredentialId("main"), 3)).hasToString("main/3");
  }
}
