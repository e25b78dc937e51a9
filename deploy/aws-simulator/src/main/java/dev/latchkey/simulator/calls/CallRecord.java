package dev.latchkey.simulator.calls;

import dev.latchkey.simulator.exchange.StreamProgress;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One call that was answered. Holds no content: of the body only its digest and size.
///
/// @param sequence rises by one with every call since the start
/// @param service `sts`, `bedrock` or `bedrock-runtime`
/// @param account account of the key or session the request names, `null` when there is none such;
///   a refused call names it too, and then it is not proven
/// @param accessKeyId as the request names it, `null` when it could not be read
/// @param longTermKeyId the key itself, or the one its session goes back to, `null` as for the
///   account
/// @param signer `LONG_TERM_KEY`, `SESSION` or `ASSUMED_ROLE`, `null` as for the account
/// @param roleArn the role that AssumeRole asks for, else the one whose session signed; `null` as
///   the next three when there is none
/// @param tags the session's tags, by key
/// @param region as signed, `null` when it could not be read
/// @param host AWS host the call was for
/// @param modelId model or profile as requested, `null` when the operation has none
/// @param status HTTP status, also of an answer that the client never got; 0 when the call did not
///   run and its connection was cut
/// @param errorCode AWS's name of the error, `null` when the call succeeded
/// @param fault name of the scripted fault that applied, `null` when none did
/// @param ran whether the operation was carried out, and is paid, whether or not the client got the
///   answer
/// @param bodyJsonSha256 [JsonDigest] of the body of an operation whose members AWS reads
///   (Converse, ConverseStream, CountTokens), `null` for others and for what is no JSON
/// @param bedrockHeaders the request's headers that begin with `x-amzn-bedrock-`, in lower case:
///   service tier, guardrail and the like
/// @param stream how far the answer's stream got, `null` when the answer is none
public record CallRecord(
    long sequence,
    Instant time,
    String service,
    String operation,
    @Nullable String account,
    @Nullable String accessKeyId,
    @Nullable String longTermKeyId,
    @Nullable String signer,
    @Nullable String roleArn,
    @Nullable String roleName,
    @Nullable String sessionName,
    @Nullable SortedMap<String, String> tags,
    @Nullable String region,
    String host,
    @Nullable String modelId,
    int status,
    @Nullable String errorCode,
    @Nullable String fault,
    boolean ran,
    String requestId,
    String bodySha256,
    long bodyBytes,
    @Nullable String bodyJsonSha256,
    SortedMap<String, String> bedrockHeaders,
    @Nullable StreamProgress stream) {}
