package dev.latchkey.routing.decision;

/// How a request's operation stands with the request's grant.
public sealed interface Standing {

  /// No grant is required here, and none came.
  record Ungranted() implements Standing {}

  /// There is a grant, and it does not list the operation.
  record NotListed() implements Standing {}

  /// The grant lists the operation.
  ///
  /// @param facts what the grant says of it
  record Granted(OperationFacts facts) implements Standing {}
}
