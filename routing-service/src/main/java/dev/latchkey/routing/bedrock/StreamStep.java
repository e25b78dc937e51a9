package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.cloudevents.Content;

/// What a stream gives next.
public sealed interface StreamStep {

  /// An event of the model.
  ///
  /// @param line its JSON, without line feeds
  /// @param content whether it holds a part of the answer, and not only what surrounds it
  record Event(Content line, boolean content) implements StreamStep {}

  /// Nothing came within the time.
  record Quiet() implements StreamStep {}

  /// Bedrock has closed the stream in good order. That alone does not make the answer whole.
  ///
  /// @param httpStatus a status of success
  record Ended(int httpStatus) implements StreamStep {}

  /// The stream could not be opened, or it broke.
  record Failed(CallResult.Failed failure) implements StreamStep {}
}
