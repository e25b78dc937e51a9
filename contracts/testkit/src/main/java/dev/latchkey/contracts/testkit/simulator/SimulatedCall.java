package dev.latchkey.contracts.testkit.simulator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.latchkey.simulator.calls.JsonDigest;
import dev.latchkey.simulator.digest.Digests;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that the simulator answered: who called, what, where and with what result.
///
/// @param sequence rises by one with every call since the simulator's start
/// @param time when it was taken on, before any delay of its answer
/// @param operation AWS's name, for example `InvokeModel`
/// @param account the account of the key that signed, null when the key is unknown
/// @param accessKeyId the key that signed, null when it could not be read
/// @param longTermKeyId that key, or the one its session goes back to, null when the key is unknown
/// @param roleArn the role that AssumeRole asks for, else the one whose session signed; null, as
///   the next three, when there is none
/// @param tags the session's tags
/// @param region the region of the signature, null when it could not be read
/// @param host the AWS host that was called
/// @param modelId the model or profile of the request, null when the operation has none
/// @param status the HTTP status of the answer, also when the client never got it; 0 when the call
///   did not run and its connection was cut
/// @param errorCode AWS's name of the error, null when the call succeeded
/// @param fault the name of the scripted fault that applied, null when none did
/// @param ran whether the operation was carried out, and is paid, whether or not the client got the
///   answer
/// @param requestId the request id in the answer
/// @param bodySha256 the SHA-256 of the call's body, in hexadecimal
/// @param bodyJsonSha256 a digest of what the body of Converse, ConverseStream or CountTokens says;
///   null for other operations and for what is no JSON
/// @param bedrockHeaders the request's headers that begin with `x-amzn-bedrock-`, in lower case
/// @param stream how far the answer's stream got, null when the answer is none
@JsonIgnoreProperties(ignoreUnknown = true)
public record SimulatedCall(
    long sequence,
    Instant time,
    String operation,
    @Nullable String account,
    @Nullable String accessKeyId,
    @Nullable String longTermKeyId,
    @Nullable String roleArn,
    @Nullable String roleName,
    @Nullable String sessionName,
    @Nullable Map<String, String> tags,
    @Nullable String region,
    String host,
    @Nullable String modelId,
    int status,
    @Nullable String errorCode,
    @Nullable String fault,
    boolean ran,
    String requestId,
    String bodySha256,
    @Nullable String bodyJsonSha256,
    Map<String, String> bedrockHeaders,
    @Nullable StreamProgress stream) {

  /// Whether the call's body says what this JSON text says, whatever the order of members, the
  /// spaces and the way of writing numbers. Of Converse, ConverseStream and CountTokens only.
  public boolean saysTheSameAs(byte[] json) {
    return JsonDigest.of(json).filter(digest -> digest.equals(bodyJsonSha256)).isPresent();
  }

  /// Whether the call's body has exactly these bytes.
  public boolean isExactly(byte[] body) {
    return Digests.sha256Hex(body).equals(bodySha256);
  }

  /// How far the stream of an answer got by now.
  ///
  /// @param events how many events the whole stream has
  /// @param sent how many were sent
  public record StreamProgress(int events, int sent, StreamState state) {}

  /// What became of a stream.
  public enum StreamState {
    /// It goes on, or stalls.
    OPEN,
    /// All events were sent.
    COMPLETE,
    /// A script broke it.
    BROKEN,
    /// The client closed it before its end.
    LEFT
  }
}
