package dev.latchkey.simulator.exchange;

/// How the text of a streamed answer is cut.
///
/// @param count how many deltas it has; 0 for as many as what the model has to say needs
/// @param characters length of a delta
public record DeltaShape(int count, int characters) {

  private static final int USUAL_CHARACTERS = 16;

  /// As it comes: about four tokens a delta.
  public static DeltaShape usual() {
    return new DeltaShape(0, USUAL_CHARACTERS);
  }
}
