package dev.latchkey.contracts.testkit.sweep;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A way in which a text can be written down.
///
/// @param name for example `base64`
/// @param folded the written text, its UTF-8 bytes as Latin-1 characters, letters in lower case: as
///   [Sweep] compares
record WrittenForm(String name, String folded) {
  private static final int CUT = 20;
  private static final int WORTH_CUTTING = 30;

  /// Every form in which the text is searched for, whole ones first, each written text once.
  static List<WrittenForm> of(String text) {
    Map<String, String> nameByFolded = new LinkedHashMap<>();
    for (WrittenForm form : all(text)) {
      nameByFolded.putIfAbsent(form.folded(), form.name());
    }
    return nameByFolded.entrySet().stream()
        .map(entry -> new WrittenForm(entry.getValue(), entry.getKey()))
        .toList();
  }

  private static List<WrittenForm> all(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<WrittenForm> forms = new ArrayList<>();
    forms.add(form("plain", text));
    forms.addAll(base64("base64", Base64.getEncoder(), bytes));
    forms.addAll(base64("base64url", Base64.getUrlEncoder(), bytes));
    forms.add(form("hex", HexFormat.of().formatHex(bytes)));
    forms.add(form("byte list", Arrays.toString(bytes).replaceAll("[\\[\\]]", "")));
    forms.addAll(urlEncoded(text));
    forms.addAll(jsonEscaped(text));
    forms.addAll(cuts(text));
    return forms;
  }

  private static WrittenForm form(String name, String written) {
    String latin =
        new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return new WrittenForm(name, latin.toLowerCase(Locale.ROOT));
  }

  /// A log line or a column that is cut off still shows too much.
  private static List<WrittenForm> cuts(String text) {
    return text.length() < WORTH_CUTTING
        ? List.of()
        : List.of(
            form("first characters", text.substring(0, CUT)),
            form("last characters", text.substring(text.length() - CUT)));
  }

  /// Inside a longer encoded text, the characters depend on where in a group of three bytes the
  /// text begins. What its neighbours have a part in is left out.
  private static List<WrittenForm> base64(String name, Base64.Encoder encoder, byte[] bytes) {
    List<WrittenForm> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = encoder.withoutPadding().encodeToString(shifted);
      int begin = before == 0 ? 0 : before + 1;
      int end = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
      forms.add(form(name, encoded.substring(begin, end)));
    }
    return forms;
  }

  private static List<WrittenForm> urlEncoded(String text) {
    String once = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return List.of(
        form("form-encoded", once),
        form("URL-encoded", once.replace("+", "%20")),
        form("URL-encoded twice", URLEncoder.encode(once, StandardCharsets.UTF_8)));
  }

  private static List<WrittenForm> jsonEscaped(String text) {
    String once = jsonEscape(text);
    return List.of(
        form("JSON-escaped", once),
        form("JSON-escaped", once.replace("/", "\\/")),
        form("JSON-escaped", unicodeEscape(text)),
        form("JSON-escaped twice", jsonEscape(once)));
  }

  private static String jsonEscape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  /// What encoders do that keep JSON safe inside HTML.
  private static String unicodeEscape(String text) {
    return text.chars()
        .mapToObj(
            c ->
                Character.isLetterOrDigit(c) || c == ' '
                    ? Character.toString(c)
                    : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }
}
