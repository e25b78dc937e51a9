package dev.latchkey.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.simulator.exchange.DeliveredAnswer;
import dev.latchkey.simulator.exchange.Delivery;
import dev.latchkey.simulator.exchange.HttpAnswer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/// Writes answers, whole and in one piece unless a fault wants it otherwise. Waits for nothing:
/// what is to come later comes by timer, on the request's event loop.
final class AnswerWriter {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;

  /// @param clock shown in the `Date` header, by which SDKs correct theirs
  AnswerWriter(InstantSource clock) {
    this.clock = clock;
  }

  void write(DeliveredAnswer answer, HttpServerRequest request) {
    switch (answer.delivery()) {
      case Delivery.AtOnce() -> whole(answer.answer(), request.response());
      case Delivery.Late(Duration delay) ->
          context()
              .owner()
              .setTimer(delay.toMillis(), _ -> whole(answer.answer(), request.response()));
      case Delivery.Never(CompletionStage<?> end) -> cutAt(end, request);
      case Delivery.CutBefore() -> cut(request);
      case Delivery.CutDuring() -> half(answer.answer(), request);
    }
  }

  private void whole(HttpAnswer answer, HttpServerResponse response) {
    if (!response.closed()) {
      begin(answer, response);
      response.end(answer.body());
    }
  }

  private void half(HttpAnswer answer, HttpServerRequest request) {
    Buffer body = Buffer.buffer(answer.body().getBytes(UTF_8));
    begin(answer, request.response());
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
        .write(body.slice(0, body.length() / 2))
        .onComplete(_ -> cut(request));
  }

  private void begin(HttpAnswer answer, HttpServerResponse response) {
    response.setStatusCode(answer.status());
    response.putHeader("Date", HTTP_DATE.format(clock.instant()));
    answer.headers().forEach(response::putHeader);
  }

  private static void cutAt(CompletionStage<?> end, HttpServerRequest request) {
    Context loop = context();
    end.thenRun(() -> loop.runOnContext(_ -> cut(request)));
  }

  private static Context context() {
    return requireNonNull(Vertx.currentContext());
  }

  /// Over HTTP/2 only the stream ends: others share the connection.
  private static void cut(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }
}
