package dev.latchkey.credential.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessKeyFormTest {

  private static final String ID = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("no id", null, SECRET, null, ErrorCode.REQUEST_MALFORMED, "accessKeyId is missing"),
        fault("empty id", "", SECRET, null, ErrorCode.REQUEST_MALFORMED, "accessKeyId is missing"),
        fault(
            "halves swapped", SECRET, ID, null, ErrorCode.REQUEST_MALFORMED, "accessKeyId is not"),
        fault(
            "id with a space", ID + " ", SECRET, null, ErrorCode.REQUEST_MALFORMED, "accessKeyId"),
        fault(
            "session key",
            "ASIAIOSFODNN7EXAMPLE",
            SECRET,
            null,
            ErrorCode.KEY_KIND_UNSUPPORTED,
            "ASIA"),
        fault(
            "no secret", ID, null, null, ErrorCode.REQUEST_MALFORMED, "secretAccessKey is missing"),
        fault(
            "empty secret",
            ID,
            "",
            null,
            ErrorCode.REQUEST_MALFORMED,
            "secretAccessKey is missing"),
        fault(
            "trailing newline", ID, SECRET + "\n", null, ErrorCode.REQUEST_MALFORMED, "line break"),
        fault("inner space", ID, "wJalr XUtn", null, ErrorCode.REQUEST_MALFORMED, "space"),
        fault("not ASCII", ID, SECRET + "é", null, ErrorCode.REQUEST_MALFORMED, "character"),
        fault(
            "control character", ID, SECRET + "\0", null, ErrorCode.REQUEST_MALFORMED, "character"),
        fault("endless secret", ID, "x".repeat(257), null, ErrorCode.REQUEST_MALFORMED, "longer"),
        fault("region of nobody", ID, SECRET, "moon-1", ErrorCode.REGION_UNKNOWN, "region"),
        fault("empty region", ID, SECRET, "", ErrorCode.REGION_UNKNOWN, "region"),
        fault("secret as region", ID, SECRET, SECRET, ErrorCode.REGION_UNKNOWN, "region"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesTheFaultAndRepeatsNothing(
      @Nullable String id,
      @Nullable String secret,
      @Nullable String region,
      ErrorCode code,
      String part) {
    assertThat(read(id, secret, region))
        .isInstanceOfSatisfying(
            AccessKeyForm.Refused.class, refused -> assertNamed(refused.error(), code, part));
  }

  @Test
  void takesTheBytesAsTheyAre() {
    assertThat(read(ID, SECRET, "eu-central-1"))
        .isEqualTo(
            new AccessKeyForm.Complete(
                new AccessKeyId(ID), SecretText.of(SECRET), new Region("eu-central-1")));
  }

  @Test
  void leavesTheRegionOpen() {
    assertThat(read(ID, SECRET, null))
        .isEqualTo(new AccessKeyForm.Complete(new AccessKeyId(ID), SecretText.of(SECRET), null));
  }

  private static void assertNamed(ErrorObject error, ErrorCode code, String part) {
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.message()).contains(part).doesNotContain("wJalr", SECRET);
  }

  private static AccessKeyForm read(
      @Nullable String id, @Nullable String secret, @Nullable String region) {
    return AccessKeyForm.read(
        id == null ? null : SecretText.of(id),
        secret == null ? null : SecretText.of(secret),
        region);
  }

  private static Arguments fault(
      String name,
      @Nullable String id,
      @Nullable String secret,
      @Nullable String region,
      ErrorCode code,
      String part) {
    return argumentSet(name, id, secret, region, code, part);
  }
}
