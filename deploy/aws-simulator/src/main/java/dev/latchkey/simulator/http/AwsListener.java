package dev.latchkey.simulator.http;

import dev.latchkey.simulator.exchange.AwsRequest;
import dev.latchkey.simulator.exchange.DeliveredAnswer;
import dev.latchkey.simulator.sigv4.Headers;
import dev.latchkey.simulator.sigv4.Headers.Field;
import dev.latchkey.simulator.sigv4.SignableRequest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads requests as they are on the wire and has their answers written. Nothing in between waits
/// for anything, so all of it happens on the event loop.
public final class AwsListener implements Handler<HttpServerRequest> {

  private static final System.Logger LOG = System.getLogger(AwsListener.class.getName());

  private final Function<AwsRequest, DeliveredAnswer> pipeline;
  private final AnswerWriter writer;

  /// @param clock shown in the `Date` header, by which SDKs correct theirs
  public AwsListener(Function<AwsRequest, DeliveredAnswer> pipeline, InstantSource clock) {
    this.pipeline = pipeline;
    this.writer = new AnswerWriter(clock);
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
      writer.write(pipeline.apply(read(request, body)), request);
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
}
