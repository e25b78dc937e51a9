package dev.latchkey.simulator.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// One operation of the admin interface.
///
/// @param template path with `{name}` for segments that vary
/// @param action gets the request and the varying segments in their order
public record AdminRoute(
    String method, String template, BiFunction<AdminRequest, List<String>, AdminAnswer> action) {

  /// The varying segments of a path that fits the template; empty when it does not fit.
  Optional<List<String>> match(String path) {
    String[] wanted = template.split("/", -1);
    String[] actual = path.split("/", -1);
    if (wanted.length != actual.length) {
      return Optional.empty();
    }
    List<String> varying = new ArrayList<>();
    for (int index = 0; index < wanted.length; index++) {
      if (wanted[index].startsWith("{")) {
        varying.add(actual[index]);
      } else if (!wanted[index].equals(actual[index])) {
        return Optional.empty();
      }
    }
    return Optional.of(varying);
  }
}
