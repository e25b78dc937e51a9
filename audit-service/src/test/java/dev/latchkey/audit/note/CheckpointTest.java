package dev.latchkey.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.merkle.TreeHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String ORIGIN = "audit.example.com/fallback/3";

  @Test
  void isOneLineForEachOfItsFacts() {
    // Given
    Checkpoint checkpoint =
        new Checkpoint(ORIGIN, 0, TreeHash.ofNothing(), List.of("generation 2"));

    // Then
    assertThat(checkpoint.text()).isEqualTo(ORIGIN + "\n0\n" + ROOT + "\ngeneration 2\n");
    assertThat(Checkpoint.parse(checkpoint.text())).contains(checkpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "origin\n",
        "origin\n1\n",
        "origin\n1\nAAAA\n",
        "origin\n-1\n" + ROOT + "\n",
        "origin\n01\n" + ROOT + "\n",
        "origin\nmany\n" + ROOT + "\n",
        "origin\n9223372036854775808\n" + ROOT + "\n",
        "\n1\n" + ROOT + "\n",
        "origin\n1\n" + ROOT,
        "origin\r\n1\r\n" + ROOT + "\r\n",
        "origin\n1\n" + ROOT + "\n\n"
      })
  void isNotReadFromWhatIsNone(String text) {
    assertThat(Checkpoint.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "'two\nlines', 1", "origin, -1"})
  void isNotMadeOfWhatCannotBeWritten(String origin, long size) {
    assertThatThrownBy(() -> new Checkpoint(origin, size, TreeHash.ofNothing(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
