package dev.latchkey.audit.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataHashTest {

  /// Source: the example "abc" of FIPS 180-2, appendix B.1.
  @Test
  void isTheSha256OfTheSaltAndThenTheBytes() {
    assertThat(DataHash.of(bytes("a"), bytes("bc")))
        .hasToString("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void tellsOtherSaltsApart() {
    assertThat(DataHash.of(bytes("a"), bytes("raw")))
        .isNotEqualTo(DataHash.of(bytes("b"), bytes("raw")));
  }

  @Test
  void ofSeveralIsTheSha256OfTheirHashesInOrder() {
    DataHash one = DataHash.of(bytes("a"), bytes("1"));
    DataHash two = DataHash.of(bytes("b"), bytes("2"));

    assertThat(DataHash.ofAll(List.of(one, two)))
        .isEqualTo(DataHash.of(one.bytes(), two.bytes()))
        .isNotEqualTo(DataHash.ofAll(List.of(two, one)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
