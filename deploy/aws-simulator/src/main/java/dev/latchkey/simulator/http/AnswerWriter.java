package dev.latchkey.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.simulator.exchange.DeliveredAnswer;
import dev.latchkey.simulator.exchange.Delivery;
import dev.latchkey.simulator.exchange.HttpAnswer;
import dev.latchkey.simulator.exchange.HttpBody;
import dev.latchkey.simulator.exchange.StreamBreak;
import dev.latchkey.simulator.exchange.StreamBreak.Ending;
import dev.latchkey.simulator.exchange.StreamScript;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Writes answers, whole and in one piece unless they are streams or a fault wants it otherwise.
/// Waits for nothing: what is to come later comes by timer, on the request's event loop.
final class AnswerWriter {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final CompletionStage<?> NEVER = new CompletableFuture<>();

  private final InstantSource clock;

  /// @param clock shown in the `Date` header, by which SDKs correct theirs
  AnswerWriter(InstantSource clock) {
    this.clock = clock;
  }

  void write(DeliveredAnswer answer, HttpServerRequest request) {
    switch (answer.delivery()) {
      case Delivery.AtOnce() -> whole(answer.answer(), request);
      case Delivery.Late(Duration delay) ->
          context().owner().setTimer(delay.toMillis(), _ -> whole(answer.answer(), request));
      case Delivery.Never(CompletionStage<?> end) -> cutAt(end, request);
      case Delivery.CutBefore() -> cut(request);
      case Delivery.CutDuring() -> half(answer.answer(), request);
      case Delivery.Scripted(StreamScript script, CompletionStage<?> removal) ->
          scripted(answer.answer(), request, script, removal);
    }
  }

  private void whole(HttpAnswer answer, HttpServerRequest request) {
    scripted(answer, request, StreamScript.usual(), NEVER);
  }

  private void scripted(
      HttpAnswer answer,
      HttpServerRequest request,
      StreamScript script,
      CompletionStage<?> removal) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      begin(answer, response);
      switch (answer.body()) {
        case HttpBody.Text(String text) -> response.end(text);
        case HttpBody.Frames frames ->
            new StreamPlayer(request, context(), frames, script, removal).play();
      }
    }
  }

  private void half(HttpAnswer answer, HttpServerRequest request) {
    switch (answer.body()) {
      case HttpBody.Text(String text) -> half(answer, text, request);
      case HttpBody.Frames frames -> {
        StreamBreak cut = new StreamBreak(frames.frames().size() / 2, new Ending.Cut());
        scripted(answer, request, StreamScript.broken(cut), NEVER);
      }
    }
  }

  private void half(HttpAnswer answer, String text, HttpServerRequest request) {
    Buffer body = Buffer.buffer(text.getBytes(UTF_8));
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
  static void cut(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }
}
