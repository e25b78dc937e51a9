package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User: arn:aws:iam::111111111111:user/x is not authorized | User: [arn] is not authorized
          on resource: arn:aws:bedrock:eu-west-1::foundation-model/a.b-v1:0 because | on resource: [arn] because
          policy "arn:aws-us-gov:organizations::1:policy/o-1/p-2" denies | policy "[arn]" denies
          account 111111111111 has no access | account [account] has no access
          Too many tokens, please wait | Too many tokens, please wait
          1234567890123 tokens > 200000 maximum | 1234567890123 tokens > 200000 maximum
          """)
  void hidesArnsAndAccounts(String text, String shown) {
    assertThat(MemberText.of(text)).isEqualTo(shown);
  }

  @Test
  void isWholeUpToTwoThousandCharacters() {
    // Given
    String longest = "x".repeat(2_000);

    // When
    String shown = MemberText.of(longest);

    // Then
    assertThat(shown).isEqualTo(longest);
  }

  @Test
  void isNotEndless() {
    // When
    String shown = MemberText.of("x".repeat(1_000_000));

    // Then
    assertThat(shown).hasSizeLessThan(3_000);
  }
}
