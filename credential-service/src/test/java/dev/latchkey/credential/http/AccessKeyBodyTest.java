package dev.latchkey.credential.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessKeyBodyTest {

  private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYS";

  @Test
  void readsItsFields() {
    assertThat(
            read(
                """
                {"accessKeyId":"AKIA","secretAccessKey":"s","region":"eu-west-1","policy":"warn"}
                """))
        .isEqualTo(
            new Parsed.Ok<>(
                new AccessKeyBody(
                    SecretText.of("AKIA"), SecretText.of("s"), "eu-west-1", FallbackPolicy.WARN)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"accessKeyId":"AKIA","colour":"red"}         | unknown field 'colour'
          {"AccessKeyId":"AKIA"}                        | unknown field 'AccessKeyId'
          {"wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYS":1} | unknown field with a name that is not shown
          {"a b":1}                                     | unknown field with a name that is not shown
          {"secretAccessKey":{"a":1}}                   | secretAccessKey must be a text
          {"secretAccessKey":12345}                     | secretAccessKey must be a text
          {"region":["wJalrXUtnFEMIK7"]}                | region must be a text
          {"policy":"wJalrXUtnFEMIK7"}                  | policy must be allow, warn or strict
          {"policy":1}                                  | policy must be allow, warn or strict
          {"region":"a","region":"b"}                   | names each field once
          {"secretAccessKey":"wJalrXUtnFEMIK7           | names each field once
          wJalrXUtnFEMIK7                               | names each field once
          {} {}                                         | names each field once
          null                                          | The body is null
          """)
  void namesTheFaultAndRepeatsNoValue(String json, String part) {
    assertThat(read(json))
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid -> assertThat(invalid.reason()).contains(part).doesNotContain("wJalr"));
  }

  @Test
  void refusesAnEmptyBody() {
    assertThat(read("")).isInstanceOf(Parsed.Invalid.class);
  }

  @Test
  void hidesBothHalvesInItsText() {
    assertThat(
            new AccessKeyBody(SecretText.of(SECRET), SecretText.of(SECRET), null, null).toString())
        .doesNotContain(SECRET);
  }

  private static Parsed<AccessKeyBody> read(String json) {
    return AccessKeyBody.read(json.getBytes(UTF_8));
  }
}
