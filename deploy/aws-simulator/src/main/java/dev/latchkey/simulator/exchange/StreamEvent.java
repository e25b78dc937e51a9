package dev.latchkey.simulator.exchange;

/// An event of a stream.
///
/// @param type AWS's name, for example `chunk`
public record StreamEvent(String type, String json) {

  /// Shows no content.
  @Override
  public String toString() {
    return "StreamEvent[" + type + "]";
  }
}
