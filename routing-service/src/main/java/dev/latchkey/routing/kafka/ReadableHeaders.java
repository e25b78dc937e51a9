package dev.latchkey.routing.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// What of a malformed record's headers may be shown to operators: attributes whose name and text
/// are in order, shortened, never the grant, which is a secret.
final class ReadableHeaders {

  private static final Pattern NAME = Pattern.compile("ce_[a-z0-9]{1,40}");
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
  private static final String GRANT = "ce_grant";
  private static final int MAX_HEADERS = 40;
  private static final int MAX_SHOWN = 256;

  private ReadableHeaders() {}

  static Map<String, String> of(Headers headers) {
    Map<String, String> readable = new TreeMap<>();
    for (Header header : headers) {
      if (readable.size() < MAX_HEADERS
          && NAME.matcher(header.key()).matches()
          && !header.key().equals(GRANT)) {
        text(header).ifPresent(text -> readable.putIfAbsent(header.key(), text));
      }
    }
    return readable;
  }

  private static Optional<String> text(Header header) {
    if (header.value() == null) {
      return Optional.empty();
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header.value())).toString();
      String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) : text;
      return Optional.of(UNSHOWABLE.matcher(shown).replaceAll("?"));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
