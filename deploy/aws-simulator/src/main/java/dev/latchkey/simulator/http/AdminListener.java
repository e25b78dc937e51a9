package dev.latchkey.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.latchkey.simulator.admin.AdminAnswer;
import dev.latchkey.simulator.admin.AdminApi;
import dev.latchkey.simulator.admin.AdminJson;
import dev.latchkey.simulator.admin.AdminRequest;
import dev.latchkey.simulator.operation.Parameters;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;

/// Reads admin requests and writes their answers.
public final class AdminListener implements Handler<HttpServerRequest> {

  private final AdminApi api;

  public AdminListener(AdminApi api) {
    this.api = api;
  }

  @Override
  public void handle(HttpServerRequest request) {
    request.bodyHandler(body -> write(api.answer(read(request, body)), request.response()));
  }

  private static AdminRequest read(HttpServerRequest request, Buffer body) {
    return new AdminRequest(
        request.method().name(),
        requireNonNullElse(request.path(), ""),
        Parameters.parse(requireNonNullElse(request.query(), "")),
        body.toString(UTF_8));
  }

  private static void write(AdminAnswer answer, HttpServerResponse response) {
    switch (answer) {
      case AdminAnswer.Json(int status, Object value) ->
          end(response, status, "application/json", AdminJson.write(value));
      case AdminAnswer.Empty() -> response.setStatusCode(204).end();
      case AdminAnswer.Yaml(String text) -> end(response, 200, "application/yaml", text);
      case AdminAnswer.Refused(int status, String code, List<String> problems) ->
          end(
              response,
              status,
              "application/json",
              AdminJson.write(Map.of("code", code, "problems", problems)));
    }
  }

  private static void end(
      HttpServerResponse response, int status, String contentType, String body) {
    response.setStatusCode(status).putHeader("Content-Type", contentType).end(body);
  }
}
