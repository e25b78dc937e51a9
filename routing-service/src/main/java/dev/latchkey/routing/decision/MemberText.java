package dev.latchkey.routing.decision;

import java.util.regex.Pattern;

/// AWS's words as members may read them: no ARN, no account id, not endless.
public final class MemberText {

  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:[^\\s\"'<>()\\[\\]{}|`]*");
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final int MAX_LENGTH = 2_000;

  private MemberText() {}

  /// The text without what members do not see.
  public static String of(String text) {
    String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return ACCOUNT.matcher(ARN.matcher(shown).replaceAll("[arn]")).replaceAll("[account]");
  }
}
