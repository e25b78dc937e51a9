package dev.latchkey.contracts.wire.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6",
        "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6",
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-opus-5",
        "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:provisioned-model/abc123",
        "arn:aws-eusc:bedrock:eusc-de-east-1:123456789012:imported-model/abc123",
        "arn:aws:sts::123456789012:assumed-role/Admin/alice@example.com",
        "arn:aws:iam::123456789012:user/path/bob+ci=1,2"
      })
  void isWrittenAsItWasRead(String text) {
    assertThat(Arn.parse(text).orThrow()).hasToString(text);
  }

  @Test
  void takesAnArnApart() {
    assertThat(
            Arn.parse("arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/x1")
                .orThrow())
        .isEqualTo(
            new Arn(
                Partition.AWS,
                "bedrock",
                new Region("eu-west-1"),
                new AwsAccountId("123456789012"),
                "application-inference-profile",
                "x1"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "arn",
        "arn:aws:bedrock",
        "ARN:aws:bedrock:us-east-1::foundation-model/x",
        "arn:aws:bedrock:us-east-1:12345678901:inference-profile/x",
        "arn:aws:bedrock:us-east-1:1234567890123:inference-profile/x",
        "arn:aws:bedrock:us-east-1::foundation-model",
        "arn:aws:bedrock:us-east-1::foundation-model/",
        "arn:aws:bedrock:us-east-1::foundation-model/x\n",
        "arn:aws:bedrock:us-east-1::foundation-model/x y",
        "arn:aws:bedrock:us-east-1::foundation-model/x?y",
        "arn:aws:bedrock:us-east-1::foundation-model/x#y",
        "arn:aws:bedrock:us-east-1::foundation-model/%2e%2e",
        "arn:aws:bedrock:us-east-1::foundation-model/\u0430",
        "arn:aws:bedrock\u0000:us-east-1::foundation-model/x",
        "arn:aws:../bedrock:us-east-1::foundation-model/x"
      })
  void refusesWhatIsNoArn(@Nullable String text) {
    assertThat(Arn.parse(text)).isInstanceOf(Parsed.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws-cn:bedrock:cn-north-1::foundation-model/x | partition that Latchkey does not know",
        "arn:aws-evil:bedrock:us-east-1::foundation-model/x | partition that Latchkey does not know",
        "arn:aws:bedrock:us-east-9::foundation-model/x | not an AWS region",
        "arn:aws-us-gov:bedrock:us-east-1::foundation-model/x | region of another partition",
        "arn:aws:bedrock:us-gov-west-1::foundation-model/x | region of another partition"
      })
  void saysWhichElementIsWrong(String text, String reason) {
    assertThat(Reasons.of(Arn.parse(text))).contains(reason);
  }

  @Test
  void refusesAVeryLongArn() {
    String start = "arn:aws:bedrock:us-east-1::foundation-model/";

    assertThat(Arn.parse(start + "a".repeat(2048 - start.length()))).isInstanceOf(Parsed.Ok.class);
    assertThat(Reasons.of(Arn.parse(start + "a".repeat(2049 - start.length()))))
        .hasSizeLessThan(200);
  }
}
