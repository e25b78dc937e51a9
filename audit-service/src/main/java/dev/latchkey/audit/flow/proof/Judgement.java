package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.merkle.TreeHash;

/// Whether a log may be signed as it is.
sealed interface Judgement {

  /// Its tree is whole and extends everything that was signed of it.
  record Sound(TreeHash root) implements Judgement {}

  /// It does not.
  ///
  /// @param reason what does not fit
  record Suspect(String reason) implements Judgement {}
}
