package dev.latchkey.simulator.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Percent-encoding by RFC 3986 with upper case hex, as Signature Version 4 wants it.
public final class UriEncoding {

  private static final String UNRESERVED_PUNCTUATION = "-_.~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private UriEncoding() {}

  /// Encodes everything but `A-Za-z0-9-_.~`.
  public static String encode(String text) {
    return encode(text, "");
  }

  /// As [#encode(String)], but keeps `/`. A `%` that is already there is encoded again.
  public static String encodePath(String rawPath) {
    return encode(rawPath, "/");
  }

  private static String encode(String text, String kept) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isUnreserved(character) || kept.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || UNRESERVED_PUNCTUATION.indexOf(character) >= 0;
  }

  /// Decodes `%XX`; a `%` without two hex digits stays as it is, and `+` is no space.
  public static String decode(String encoded) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
    int index = 0;
    while (index < encoded.length()) {
      if (isEscape(encoded, index)) {
        octets.write(HexFormat.fromHexDigits(encoded, index + 1, index + 3));
        index += 3;
      } else {
        int codePoint = encoded.codePointAt(index);
        octets.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
        index += Character.charCount(codePoint);
      }
    }
    return octets.toString(UTF_8);
  }

  private static boolean isEscape(String text, int index) {
    return text.charAt(index) == '%'
        && index + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(index + 1))
        && HexFormat.isHexDigit(text.charAt(index + 2));
  }
}
