package dev.latchkey.simulator.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a query or of a form, decoded. Of a repeated one the last counts.
public record Parameters(Map<String, String> values) {

  public Parameters {
    values = Map.copyOf(values);
  }

  /// Reads `a=1&b=2`. A parameter whose escapes are broken is taken as it stands.
  public static Parameters parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String parameter : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        values.put(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
      }
    }
    return new Parameters(values);
  }

  /// The value, `null` when the parameter is absent.
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /// These and the others; the others win.
  Parameters and(Parameters others) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(others.values);
    return new Parameters(all);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
