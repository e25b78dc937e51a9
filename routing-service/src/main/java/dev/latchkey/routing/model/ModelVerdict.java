package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import java.util.List;
import java.util.stream.Collectors;

/// Which model serves a request.
public sealed interface ModelVerdict {

  /// This one.
  ///
  /// @param model what is sent to Bedrock
  /// @param withoutCachePoints whether marks for the prompt cache are left out
  /// @param reasons why, the most important first
  record Chosen(ModelReference model, boolean withoutCachePoints, List<ChoiceReason> reasons)
      implements ModelVerdict {

    public Chosen {
      reasons = List.copyOf(reasons);
    }

    /// The reasons as words.
    public String why() {
      return reasons.stream().map(ChoiceReason::toString).collect(Collectors.joining(" "));
    }
  }

  /// None; nothing is called.
  ///
  /// @param message a sentence for the member
  record Refused(ErrorCode code, String message) implements ModelVerdict {}
}
