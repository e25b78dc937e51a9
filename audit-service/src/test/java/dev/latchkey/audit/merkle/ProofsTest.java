package dev.latchkey.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofsTest {

  private static final int LARGEST = 70;
  private static final KeptTree TREE = KeptTree.of(LARGEST);
  private static final Proofs PROOFS = new Proofs(TREE);

  @Test
  void showThatEveryLeafIsInEveryTree() {
    for (int size = 1; size <= LARGEST; size++) {
      for (int leaf = 0; leaf < size; leaf++) {
        List<TreeHash> proof = PROOFS.inclusion(leaf, size);
        assertThat(proof).isEqualTo(TREE.definedPath(leaf, size));
        assertThat(includes(leaf, leaf, size, proof)).as("%d of %d", leaf, size).isTrue();
      }
    }
  }

  @Test
  void showThatEveryTreeExtendsEverySmallerOne() {
    for (int larger = 1; larger <= LARGEST; larger++) {
      for (int smaller = 1; smaller <= larger; smaller++) {
        List<TreeHash> proof = PROOFS.consistency(smaller, larger);
        assertThat(proof).isEqualTo(TREE.definedProof(smaller, larger));
        assertThat(extend(smaller, larger, proof)).as("%d to %d", smaller, larger).isTrue();
      }
    }
  }

  @Test
  void doNotShowThatALeafIsAnotherOne() {
    for (int size = 2; size <= 20; size++) {
      for (int leaf = 0; leaf < size; leaf++) {
        List<TreeHash> proof = PROOFS.inclusion(leaf, size);
        int other = (leaf + 1) % size;
        assertThat(includes(other, leaf, size, proof)).isFalse();
        assertThat(includes(leaf, other, size, proof)).isFalse();
        assertThat(includes(leaf, leaf, size, altered(proof))).isFalse();
        assertThat(includes(leaf, leaf, size, longer(proof))).isFalse();
        assertThat(includes(leaf, leaf, size, shorter(proof))).isFalse();
      }
    }
  }

  @Test
  void doNotShowThatAnotherTreeWasExtended() {
    for (int larger = 2; larger <= 20; larger++) {
      for (int smaller = 1; smaller < larger; smaller++) {
        List<TreeHash> proof = PROOFS.consistency(smaller, larger);
        TreeHash root = TREE.definedRoot(larger);
        TreeHash forged = TreeHash.ofLeaf(new byte[] {42});
        assertThat(ProofCheck.extend(smaller, forged, larger, root, proof)).isFalse();
        assertThat(extend(smaller, larger, altered(proof))).isFalse();
        assertThat(extend(smaller, larger, longer(proof))).isFalse();
        assertThat(extend(smaller, larger, shorter(proof))).isFalse();
      }
    }
  }

  @Test
  void doNotShowThatATreeIsLargerThanItIs() {
    for (int size = 2; size <= 32; size *= 2) {
      TreeHash root = TREE.definedRoot(size);
      List<TreeHash> path = PROOFS.inclusion(0, size);
      List<TreeHash> growth = PROOFS.consistency(size / 2, size);
      assertThat(ProofCheck.includes(TREE.leaf(0), 0, 2L * size, root, path)).isFalse();
      assertThat(ProofCheck.extend(size / 2, TREE.definedRoot(size / 2), 2L * size, root, growth))
          .isFalse();
    }
  }

  @Test
  void ofATreeWithItselfAreEmpty() {
    // Given
    TreeHash root = TREE.definedRoot(9);

    // Then
    assertThat(ProofCheck.extend(9, root, 9, root, List.of())).isTrue();
    assertThat(ProofCheck.extend(9, root, 9, TREE.definedRoot(8), List.of())).isFalse();
    assertThat(ProofCheck.extend(9, root, 9, root, List.of(root))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, 5", "5, 5", "0, 0"})
  void areNotMadeOfLeavesThatAreNotThere(long leaf, long size) {
    assertThatThrownBy(() -> PROOFS.inclusion(leaf, size))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ProofCheck.includes(TREE.leaf(0), leaf, size, TREE.definedRoot(5), List.of()))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "6, 5"})
  void areNotMadeOfTreesThatAreNoBeginning(long smaller, long larger) {
    assertThatThrownBy(() -> PROOFS.consistency(smaller, larger))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            ProofCheck.extend(smaller, TREE.definedRoot(5), larger, TREE.definedRoot(5), List.of()))
        .isFalse();
  }

  private static boolean includes(int leaf, int index, int size, List<TreeHash> proof) {
    return ProofCheck.includes(TREE.leaf(leaf), index, size, TREE.definedRoot(size), proof);
  }

  private static boolean extend(int smaller, int larger, List<TreeHash> proof) {
    return ProofCheck.extend(
        smaller, TREE.definedRoot(smaller), larger, TREE.definedRoot(larger), proof);
  }

  private static List<TreeHash> altered(List<TreeHash> proof) {
    List<TreeHash> other = new ArrayList<>(proof);
    other.set(0, TreeHash.ofLeaf(new byte[] {42}));
    return other;
  }

  private static List<TreeHash> longer(List<TreeHash> proof) {
    List<TreeHash> other = new ArrayList<>(proof);
    other.add(proof.getFirst());
    return other;
  }

  private static List<TreeHash> shorter(List<TreeHash> proof) {
    return proof.subList(0, proof.size() - 1);
  }
}
