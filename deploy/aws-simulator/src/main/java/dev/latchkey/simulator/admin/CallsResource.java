package dev.latchkey.simulator.admin;

import dev.latchkey.simulator.calls.CallLog;
import dev.latchkey.simulator.calls.CallQuery;
import dev.latchkey.simulator.operation.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record of calls.
public final class CallsResource {

  private static final long DEFAULT_LIMIT = 1_000;
  private static final long MOST = 10_000;

  private static final List<String> PARAMETERS =
      List.of(
          "account",
          "accessKey",
          "accessKeyId",
          "operation",
          "region",
          "model",
          "sessionName",
          "since",
          "limit");

  private final CallLog log;

  public CallsResource(CallLog log) {
    this.log = log;
  }

  List<AdminRoute> routes() {
    return List.of(
        new AdminRoute("GET", "/admin/calls", (request, _) -> find(request.query())),
        new AdminRoute("DELETE", "/admin/calls", (_, _) -> clear()));
  }

  private AdminAnswer find(Parameters query) {
    List<String> problems =
        new ArrayList<>(
            query.values().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .sorted()
                .map(name -> "unknown parameter '%s'; known are %s".formatted(name, PARAMETERS))
                .toList());
    long since = number(query, "since", 0, Long.MAX_VALUE, problems);
    long limit = number(query, "limit", DEFAULT_LIMIT, MOST, problems);
    if (!problems.isEmpty()) {
      return AdminAnswer.Refused.badRequest(problems);
    }
    return new AdminAnswer.Json(
        200,
        log.find(
            new CallQuery(
                query.get("account"),
                query.get("accessKey"),
                query.get("accessKeyId"),
                query.get("operation"),
                query.get("region"),
                query.get("model"),
                query.get("sessionName"),
                since,
                (int) limit)));
  }

  private static long number(
      Parameters query, String name, long absent, long most, List<String> problems) {
    @Nullable String text = query.get(name);
    if (text == null) {
      return absent;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    problems.add("parameter %s is '%s'; it must be 0 to %d".formatted(name, text, most));
    return absent;
  }

  private AdminAnswer clear() {
    log.clear();
    return new AdminAnswer.Empty();
  }
}
