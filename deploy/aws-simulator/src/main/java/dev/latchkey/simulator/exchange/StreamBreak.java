package dev.latchkey.simulator.exchange;

/// Where and how a stream goes wrong.
///
/// @param afterEvents how many events go before; a stream with no more breaks before its last one
public record StreamBreak(int afterEvents, Ending ending) {

  /// What comes instead of the next event.
  public sealed interface Ending {

    /// An exception frame, and the end of the answer.
    ///
    /// @param type as on the wire, for example `throttlingException`
    record Failed(String type, String json) implements Ending {}

    /// An error frame, which no service model knows, and the end of the answer.
    record FailedUnmodelled(String code, String message) implements Ending {}

    /// The connection ends in the body.
    record Cut() implements Ending {}

    /// The next event with a wrong checksum, and the end of the answer.
    record Corrupt() implements Ending {}

    /// The end of the answer, as if it were whole.
    record End() implements Ending {}

    /// Nothing; the connection stays open until the client gives up or the script is removed.
    record Stall() implements Ending {}
  }
}
