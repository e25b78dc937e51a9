package dev.latchkey.contracts.wire.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of an event on the requests topic.
public sealed interface RequestReading {

  /// The largest body that Bedrock takes, in bytes.
  int MAX_BODY_BYTES = 25_000_000;

  /// The deadline of a request that sets none.
  Duration DEFAULT_DEADLINE = Duration.ofMinutes(5);

  /// The latest deadline that a request can set.
  Duration MAX_DEADLINE = Duration.ofMinutes(30);

  /// A well-formed request.
  record Accepted(InferenceRequest request) implements RequestReading {}

  /// Somebody can be told: the identity is known, the rest is wrong.
  record Refused(RequestKey key, ErrorObject error) implements RequestReading {}

  /// Nobody can be told; the reason goes to the dead-letter topic.
  record Unreadable(String reason) implements RequestReading {}

  /// Reads an event.
  ///
  /// @param acceptedAt the broker's append time, from which the deadline counts
  static RequestReading read(CloudEvent event, Instant acceptedAt) {
    if (event.id().length() > 256 || event.source().length() > 512) {
      return new Unreadable("ce_id has more than 256 or ce_source more than 512 characters");
    }
    return switch (WorkspaceId.parse(event.extensions().get(RequestHeaders.WORKSPACE))) {
      case Parsed.Invalid<WorkspaceId>(String reason) -> new Unreadable(reason);
      case Parsed.Ok<WorkspaceId>(WorkspaceId workspace) ->
          readFor(new RequestKey(workspace, event.source(), event.id()), event, acceptedAt);
    };
  }

  private static RequestReading readFor(RequestKey key, CloudEvent event, Instant acceptedAt) {
    if (!event.type().equals(RequestHeaders.TYPE)) {
      return refused(
          key, ErrorCode.REQUEST_MALFORMED, "header ce_type is not " + RequestHeaders.TYPE);
    }
    if (event.data().size() > MAX_BODY_BYTES) {
      return refused(
          key, ErrorCode.BODY_TOO_LARGE, "the body has " + event.data().size() + " bytes");
    }
    if (event.data().size() == 0) {
      return refused(key, ErrorCode.REQUEST_MALFORMED, "the body is empty");
    }
    String api = event.extension(RequestHeaders.API).orElse("");
    if (api.isEmpty()) {
      return refused(key, ErrorCode.REQUEST_MALFORMED, "header ce_api is missing");
    }
    return InferenceApi.of(api)
        .map(known -> readModel(key, known, event, acceptedAt))
        .orElseGet(() -> refused(key, ErrorCode.API_UNSUPPORTED, "header ce_api is unknown"));
  }

  private static RequestReading readModel(
      RequestKey key, InferenceApi api, CloudEvent event, Instant acceptedAt) {
    String text = event.extensions().get(RequestHeaders.MODEL);
    if (ModelWish.AUTO.equals(text)) {
      return readDeadline(key, api, null, event, acceptedAt);
    }
    return switch (ModelReference.parse(text)) {
      case Parsed.Invalid<ModelReference>(String reason) ->
          refused(key, ErrorCode.MODEL_UNKNOWN, reason);
      case Parsed.Ok<ModelReference>(ModelReference model) ->
          readDeadline(key, api, model, event, acceptedAt);
    };
  }

  private static RequestReading readDeadline(
      RequestKey key,
      InferenceApi api,
      @Nullable ModelReference model,
      CloudEvent event,
      Instant acceptedAt) {
    return switch (deadline(event)) {
      case Parsed.Invalid<Duration>(String reason) ->
          refused(key, ErrorCode.REQUEST_MALFORMED, reason);
      case Parsed.Ok<Duration>(Duration patience) ->
          readFacts(key, api, model, event, acceptedAt, acceptedAt.plus(patience));
    };
  }

  private static RequestReading readFacts(
      RequestKey key,
      InferenceApi api,
      @Nullable ModelReference model,
      CloudEvent event,
      Instant acceptedAt,
      Instant deadline) {
    return switch (FactReading.of(event)) {
      case Parsed.Invalid<FactReading>(String reason) ->
          refused(key, ErrorCode.REQUEST_MALFORMED, reason);
      case Parsed.Ok<FactReading>(FactReading facts) ->
          new Accepted(
              new InferenceRequest(
                  key,
                  model == null ? facts.auto() : new ModelWish.Named(model),
                  api,
                  event.extensions().get(RequestHeaders.CONVERSATION),
                  event.extensions().get(RequestHeaders.SESSION),
                  event.extensions().get(RequestHeaders.USER),
                  facts.operation(),
                  event.extension(RequestHeaders.GRANT).map(SecretText::of).orElse(null),
                  facts.guardrail(),
                  facts.form(),
                  facts.serviceTier(),
                  acceptedAt,
                  deadline,
                  event.trace(),
                  event.data()));
    };
  }

  private static Parsed<Duration> deadline(CloudEvent event) {
    String text = event.extensions().get(RequestHeaders.DEADLINE);
    if (text == null) {
      return new Parsed.Ok<>(DEFAULT_DEADLINE);
    }
    try {
      Duration patience = Duration.parse(text);
      if (patience.isPositive() && patience.compareTo(MAX_DEADLINE) <= 0) {
        return new Parsed.Ok<>(patience);
      }
    } catch (DateTimeException e) {
      // Told below, as for a duration out of bounds.
    }
    return new Parsed.Invalid<>(
        "header ce_deadline is not an ISO 8601 duration of more than zero and at most PT30M");
  }

  private static RequestReading refused(RequestKey key, ErrorCode code, String message) {
    return new Refused(key, ErrorObject.of(code, message));
  }
}
