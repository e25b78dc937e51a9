package dev.latchkey.audit.postgres;

import org.jspecify.annotations.Nullable;

/// Text from events as columns hold it. Nothing that a publisher writes may keep an event out of
/// the log: PostgreSQL refuses the character 0, and its indexes refuse long texts.
final class ColumnText {

  private static final int LONGEST = 512;
  private static final String REPLACEMENT = "\ufffd";

  private ColumnText() {}

  /// The text, at most 512 UTF-16 units of it, with U+FFFD in place of what cannot be stored.
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return isClean(start) ? start : cleaned(start);
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || Character.isSurrogate(unit)) {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            each -> {
              boolean alone = each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
              if (each == 0 || alone) {
                clean.append(REPLACEMENT);
              } else {
                clean.appendCodePoint(each);
              }
            });
    return clean.toString();
  }
}
