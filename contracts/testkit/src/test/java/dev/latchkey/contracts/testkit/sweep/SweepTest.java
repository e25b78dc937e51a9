package dev.latchkey.contracts.testkit.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepTest {
  private static final String SECRET = "wJalr/XUtnFEMI+K7MDENG/bPxRfiCYEXAMPLEKEY=";
  private static final byte[] BYTES = SECRET.getBytes(StandardCharsets.UTF_8);
  private static final String PROMPT = "Say \"violet otter\" and\nnothing else, s'il te plaît";

  private final Sweep sweep =
      new Sweep(
          List.of(
              Planted.secret("the secret", SecretText.of(SECRET)),
              Planted.content("the prompt", PROMPT)));

  static Stream<Named<String>> disguises() {
    Base64.Encoder base64 = Base64.getEncoder();
    return Stream.of(
        named("plain", "key=" + SECRET + ";"),
        named("upper case", SECRET.toUpperCase(Locale.ROOT)),
        named("lower case", SECRET.toLowerCase(Locale.ROOT)),
        named("cut off at the end", "key " + SECRET.substring(0, 25) + "…"),
        named("cut off at the beginning", "…" + SECRET.substring(18)),
        named("base64", base64.encodeToString(BYTES)),
        named("base64 after one byte", encoded(base64, "k" + SECRET + "rest")),
        named("base64 after two bytes", encoded(base64, "k=" + SECRET + "rest")),
        named("base64 as a password", encoded(base64, "AKIAIOSFODNN7EXAMPLE:" + SECRET)),
        named("base64url", encoded(Base64.getUrlEncoder(), "{\"k\":\"" + SECRET + "\"}")),
        named("hex", HexFormat.of().formatHex(BYTES)),
        named("hex in upper case", HexFormat.of().withUpperCase().formatHex(BYTES)),
        named("a list of bytes", Arrays.toString(BYTES)),
        named("URL-encoded", "?k=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)),
        named("JSON with escaped slashes", SECRET.replace("/", "\\/")),
        named(
            "JSON safe for HTML",
            SECRET.replace("/", "\\u002F").replace("+", "\\u002B").replace("=", "\\u003D")));
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void findsASecretInEveryForm(String disguised) {
    // When
    List<Finding> findings = search(Place.of("log", "line 1", disguised));

    // Then
    assertThat(findings).isNotEmpty().allMatch(finding -> finding.planted().equals("the secret"));
  }

  static Stream<Named<String>> promptForms() {
    String json = PROMPT.replace("\"", "\\\"").replace("\n", "\\n");
    return Stream.of(
        named("plain", PROMPT),
        named("in JSON", "{\"text\":\"" + json + "\"}"),
        named("in JSON in JSON", json.replace("\\", "\\\\").replace("\"", "\\\"")),
        named("in a URL", URLEncoder.encode(PROMPT, StandardCharsets.UTF_8).replace("+", "%20")));
  }

  @ParameterizedTest
  @MethodSource("promptForms")
  void findsAPromptInEveryForm(String disguised) {
    // When
    List<Finding> findings = search(Place.of("log", "line 1", disguised));

    // Then
    assertThat(findings).isNotEmpty().allMatch(finding -> finding.planted().equals("the prompt"));
  }

  @Test
  void findsASecretInACompressedBody() throws Exception {
    // Given
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
      stream.write(BYTES);
    }

    // When
    List<Finding> findings = search(Place.of("traces", "export 1", compressed.toByteArray()));

    // Then
    assertThat(findings).contains(new Finding("the secret", "plain", "traces", "export 1"));
  }

  @Test
  void allowsAPromptWhereContentMayBeAndASecretNowhere() {
    // Given
    byte[] both = (PROMPT + SECRET).getBytes(StandardCharsets.UTF_8);

    // When
    List<Finding> findings = search(new Place("topic", "value", both, /* mayHoldContent= */ true));

    // Then
    assertThat(findings).extracting(Finding::planted).containsOnly("the secret");
  }

  @Test
  void findsNothingInWhatOnlyLooksSimilar() {
    // Given
    String similar = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY violet otters";

    // When
    SweepReport report = sweep.search(Stream.of(Place.of("log", "line 1", similar)));

    // Then
    assertThat(report.findings()).isEmpty();
    assertThat(report.searched()).containsEntry("log", 1L);
  }

  @Test
  void showsNoPlantedTextInItsFindings() {
    // When
    List<Finding> findings = search(Place.of("log", "line 1", SECRET));

    // Then
    assertThat(findings.toString()).doesNotContain(SECRET.substring(0, 8));
  }

  @Test
  void refusesATextThatMayOccurByChance() {
    // When
    // Then
    assertThatThrownBy(() -> Planted.content("word", "otter"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Finding> search(Place place) {
    return sweep.search(Stream.of(place)).findings();
  }

  private static String encoded(Base64.Encoder encoder, String text) {
    return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
