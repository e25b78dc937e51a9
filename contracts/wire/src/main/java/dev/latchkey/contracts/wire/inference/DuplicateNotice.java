package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells the sender of a request whose id was used before that it is not run. It is no answer: the
/// first request with that id has, or will get, the one final answer.
///
/// @param workspace the workspace of the request
/// @param requestSource the `ce_source` of the request
/// @param requestId the `ce_id` of the request
/// @param answer where the answer of the first request stands; null while it is not published
/// @param error `REQUEST_ID_REUSED` when the bodies differ; null when the request is the same
public record DuplicateNotice(
    @JsonProperty("workspaceid") WorkspaceId workspace,
    @JsonProperty("requestsource") String requestSource,
    @JsonProperty("requestid") String requestId,
    @Nullable Place answer,
    @Nullable ErrorObject error) {

  public DuplicateNotice {
    Objects.requireNonNull(workspace, "workspaceid");
    Objects.requireNonNull(requestSource, "requestsource");
    Objects.requireNonNull(requestId, "requestid");
  }

  /// A record on the broker.
  public record Place(String topic, int partition, long offset) {
    public Place {
      Objects.requireNonNull(topic, "topic");
    }
  }
}
