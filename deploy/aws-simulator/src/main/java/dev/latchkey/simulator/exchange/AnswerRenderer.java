package dev.latchkey.simulator.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives an answer the form of the service's protocol.
public final class AnswerRenderer {

  /// The two protocols of the simulated services.
  public enum Protocol {
    /// Bedrock: JSON, the error's name in a header.
    REST_JSON,
    /// STS: query in, XML out.
    QUERY_XML
  }

  private static final String ERROR_NAMESPACE =
      ":http://internal.amazon.com/coral/com.amazon.bedrock/";
  private static final String UNKNOWN_OPERATION_BODY =
      """
      {"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}""";

  private static final String GATEWAY_BODY =
      "<html><body><h1>The server could not answer</h1></body></html>";

  private AnswerRenderer() {}

  /// Renders an answer; every answer carries the request id.
  public static HttpAnswer render(Protocol protocol, String requestId, Answer answer) {
    return switch (answer) {
      case Answer.Served served -> served(requestId, served);
      case Answer.Streamed streamed -> streamed(requestId, streamed);
      case Answer.Refused(AwsError error) -> refused(protocol, requestId, error);
      case Answer.AccessDenied(String message) ->
          json(requestId, new AwsError(403, "AccessDeniedException", message), "Message");
      case Answer.GatewayFailed(int status, String name) ->
          new HttpAnswer(status, Map.of("Content-Type", "text/html"), text(GATEWAY_BODY), name);
      case Answer.None() -> new HttpAnswer(HttpAnswer.NO_STATUS, Map.of(), text(""), null);
      case Answer.UnknownRuntimeOperation() ->
          new HttpAnswer(
              200,
              headers(requestId, "application/json"),
              text(UNKNOWN_OPERATION_BODY),
              "UnknownOperationException");
    };
  }

  private static HttpAnswer served(String requestId, Answer.Served served) {
    Map<String, String> headers = headers(requestId, served.contentType());
    headers.putAll(served.headers());
    return new HttpAnswer(200, headers, text(served.body()), null);
  }

  private static HttpAnswer streamed(String requestId, Answer.Streamed streamed) {
    Map<String, String> headers = headers(requestId, "application/vnd.amazon.eventstream");
    headers.putAll(streamed.headers());
    List<Supplier<byte[]>> frames = streamed.events().stream().map(AnswerRenderer::frame).toList();
    StreamProgress progress = new StreamProgress(frames.size());
    return new HttpAnswer(200, headers, new HttpBody.Frames(frames, progress), null);
  }

  private static Supplier<byte[]> frame(Supplier<StreamEvent> event) {
    return () -> EventFrames.event(event.get());
  }

  private static HttpBody text(String text) {
    return new HttpBody.Text(text);
  }

  private static HttpAnswer refused(Protocol protocol, String requestId, AwsError error) {
    return switch (protocol) {
      case REST_JSON -> json(requestId, error, "message");
      case QUERY_XML ->
          new HttpAnswer(
              error.status(),
              headers(requestId, "text/xml", error),
              text(StsXml.error(error, requestId)),
              error.code());
    };
  }

  private static HttpAnswer json(String requestId, AwsError error, String messageMember) {
    Map<String, String> headers = headers(requestId, "application/json", error);
    headers.put("x-amzn-ErrorType", error.code() + ERROR_NAMESPACE);
    String body =
        JsonNodeFactory.instance.objectNode().put(messageMember, error.message()).toString();
    return new HttpAnswer(error.status(), headers, text(body), error.code());
  }

  private static Map<String, String> headers(String requestId, String contentType, AwsError error) {
    Map<String, String> headers = headers(requestId, contentType);
    @Nullable Integer retryAfter = error.retryAfterSeconds();
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter.toString());
    }
    return headers;
  }

  private static Map<String, String> headers(String requestId, String contentType) {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Type", contentType);
    return headers;
  }
}
