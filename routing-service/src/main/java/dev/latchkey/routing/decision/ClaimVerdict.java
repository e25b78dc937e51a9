package dev.latchkey.routing.decision;

import org.jspecify.annotations.Nullable;

/// What a record means whose request is already claimed.
public sealed interface ClaimVerdict {

  /// The claim is our own: the transaction was committed and we were not told. Go on with the
  /// request.
  record Ours() implements ClaimVerdict {}

  /// The same record came again. Its request runs or ran elsewhere; say nothing.
  record Redelivery() implements ClaimVerdict {}

  /// Another record bears the same request id. The first one is answered, this one is not run.
  ///
  /// @param sameBody whether it has the body of the first one
  /// @param state how far the first one has come
  /// @param answer where its answer stands; null when it is not published, or not known where
  record Duplicate(boolean sameBody, ClaimState state, @Nullable RecordPlace answer)
      implements ClaimVerdict {}
}
