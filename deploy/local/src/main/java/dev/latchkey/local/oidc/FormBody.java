package dev.latchkey.local.oidc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Bodies of type `application/x-www-form-urlencoded`.
final class FormBody {
  private FormBody() {}

  /// The fields; of a field that is there twice, the last one.
  static Map<String, String> parse(String text) {
    Map<String, String> fields = new HashMap<>();
    Arrays.stream(text.split("&"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .forEach(field -> fields.put(decode(field[0]), decode(field[1])));
    return fields;
  }

  static String of(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
