package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.ModelReference;

/// Whether a request can be served from another AWS account.
public sealed interface Portability {

  /// It can.
  ///
  /// @param model what to call there; an id, never an ARN
  record Portable(ModelReference model) implements Portability {}

  /// It cannot.
  ///
  /// @param what that only the customer's account has, as the object of a sentence
  record NotPortable(String what) implements Portability {}
}
