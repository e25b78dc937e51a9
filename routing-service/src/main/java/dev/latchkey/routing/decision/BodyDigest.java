package dev.latchkey.routing.decision;

import java.util.regex.Pattern;

/// The SHA-256 of a request's body in hexadecimal. Tells two bodies apart without keeping either.
public record BodyDigest(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public BodyDigest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
