package dev.latchkey.simulator.claude;

import java.util.ArrayList;
import java.util.List;

/// Cuts what is streamed into deltas.
final class Deltas {

  private static final String PADDING =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  /// 2^32 divided by it: neighbours get lengths far apart.
  private static final int GOLDEN_RATIO = 0x9E3779B1;

  private Deltas() {}

  /// Pieces of so many characters; the last may be shorter.
  static List<String> of(String text, int characters) {
    List<String> pieces = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      boolean last = text.codePointCount(begin, text.length()) <= characters;
      int end = last ? text.length() : text.offsetByCodePoints(begin, characters);
      pieces.add(text.substring(begin, end));
      begin = end;
    }
    return pieces;
  }

  /// Filling that hides how long an event is: some of the alphabet's beginning.
  ///
  /// @param event number of the event, which decides how much
  static String padding(String digest, int event) {
    int mixed = (digest.hashCode() + event) * GOLDEN_RATIO;
    return PADDING.substring(0, 1 + Math.floorMod(mixed >> 8, PADDING.length()));
  }
}
