package dev.latchkey.simulator.http;

import dev.latchkey.simulator.exchange.AwsRequest;
import dev.latchkey.simulator.exchange.HttpAnswer;
import dev.latchkey.simulator.sigv4.Headers;
import dev.latchkey.simulator.sigv4.Headers.Field;
import dev.latchkey.simulator.sigv4.SignableRequest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Reads requests as they are on the wire and writes answers in one piece. Nothing in between waits
/// for anything, so all of it happens on the event loop.
public final class AwsListener implements Handler<HttpServerRequest> {

  private static final System.Logger LOG = System.getLogger(AwsListener.class.getName());
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Function<AwsRequest, HttpAnswer> pipeline;
  private final InstantSource clock;

  /// @param clock shown in the `Date` header, by which SDKs correct theirs
  public AwsListener(Function<AwsRequest, HttpAnswer> pipeline, InstantSource clock) {
    this.pipeline = pipeline;
    this.clock = clock;
  }

  @Override
  public void handle(HttpServerRequest request) {
    BodyCollector body = new BodyCollector();
    request.handler(body::add);
    request.endHandler(_ -> answer(request, body));
  }

  /// A bug of the simulator must not look like a call that takes long.
  private void answer(HttpServerRequest request, BodyCollector body) {
    try {
      write(pipeline.apply(read(request, body)), request.response());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "cannot answer " + request.method() + " " + request.path(), e);
      request.response().setStatusCode(500).end();
    }
  }

  private static AwsRequest read(HttpServerRequest request, BodyCollector body) {
    String target = request.uri();
    int question = target.indexOf('?');
    return new AwsRequest(
        new SignableRequest(
            request.method().name(),
            question < 0 ? target : target.substring(0, question),
            question < 0 ? "" : target.substring(question + 1),
            headers(request),
            body.sha256Hex()),
        body.body());
  }

  /// HTTP/2 says `:authority` where HTTP/1.1 says `Host`; both are signed as `host`.
  private static Headers headers(HttpServerRequest request) {
    List<Field> fields = new ArrayList<>();
    request.headers().forEach((name, value) -> fields.add(new Field(name, value)));
    if (request.getHeader("host") == null && request.authority() != null) {
      fields.add(new Field("host", request.authority().toString()));
    }
    return new Headers(fields);
  }

  private void write(HttpAnswer answer, HttpServerResponse response) {
    response.setStatusCode(answer.status());
    response.putHeader("Date", HTTP_DATE.format(clock.instant()));
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }
}
