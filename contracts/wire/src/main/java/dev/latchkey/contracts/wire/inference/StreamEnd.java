package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The record after the last piece of a streamed answer. No piece comes after it.
///
/// @param workspace the workspace of the request
/// @param requestSource the `ce_source` of the request
/// @param requestId the `ce_id` of the request
/// @param status how it ended
/// @param stopReason why the model stopped, in Bedrock's words; null when it did not
/// @param usage the tokens; as far as they were told when the answer is partial, else null
/// @param deltas how many pieces there are; null when the process that sent them ended
/// @param error what went wrong; null for a complete answer
public record StreamEnd(
    @JsonProperty("workspaceid") WorkspaceId workspace,
    @JsonProperty("requestsource") String requestSource,
    @JsonProperty("requestid") String requestId,
    Status status,
    @JsonProperty("stopreason") @Nullable String stopReason,
    @Nullable TokenUsage usage,
    @Nullable Integer deltas,
    @Nullable ErrorObject error) {

  public StreamEnd {
    Objects.requireNonNull(workspace, "workspaceid");
    Objects.requireNonNull(requestSource, "requestsource");
    Objects.requireNonNull(requestId, "requestid");
    Objects.requireNonNull(status, "status");
  }

  /// How a streamed answer ended.
  public enum Status {
    /// The model said that it was done, and everything was sent.
    COMPLETE,
    /// Something was sent, or may have been, and the rest will never come.
    PARTIAL,
    /// Nothing was sent.
    FAILED;

    @Override
    @JsonValue
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
