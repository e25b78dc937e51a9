package dev.latchkey.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierTest {

  /// The leaves of the test vectors of Certificate Transparency's reference implementation.
  private static final List<TreeHash> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(hex -> TreeHash.ofLeaf(HexFormat.of().parseHex(hex)))
          .toList();

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void hasTheRootsOfCertificateTransparency(int size, String root) {
    // When
    Frontier frontier = Frontier.EMPTY.append(LEAVES.subList(0, size)).frontier();

    // Then
    assertThat(frontier.root()).hasToString(root);
  }

  @Test
  void hasTheDefinedRootAtEverySize() {
    for (int size = 0; size <= 130; size++) {
      KeptTree tree = KeptTree.of(size);
      assertThat(tree.frontier().root()).as("size %d", size).isEqualTo(tree.definedRoot(size));
    }
  }

  @Test
  void tellsEveryNodeThatBecomesCompleteOnce() {
    // When
    List<CompleteNode> completed = Frontier.EMPTY.append(LEAVES).completed();

    // Then
    assertThat(completed)
        .extracting(CompleteNode::node)
        .doesNotHaveDuplicates()
        .hasSize(8 + 4 + 2 + 1);
    assertThat(completed.getLast().hash())
        .isEqualTo(Frontier.EMPTY.append(LEAVES).frontier().root());
  }

  @Test
  void isTheSameAfterItWasWrittenDown() {
    // Given
    Frontier frontier = KeptTree.of(77).frontier();

    // When
    Frontier read = Frontier.of(77, frontier.bytes());

    // Then
    assertThat(read).isEqualTo(frontier);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 32", "3, 32", "-1, 32", "1, 31", "4, 96"})
  void isNotMadeOfRootsThatDoNotFitTheSize(long size, int bytes) {
    assertThatThrownBy(() -> Frontier.of(size, new byte[bytes]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
