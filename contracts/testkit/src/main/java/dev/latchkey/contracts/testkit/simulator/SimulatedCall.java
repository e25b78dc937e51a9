package dev.latchkey.contracts.testkit.simulator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// A call that the simulator answered: who called, what, where and with what result.
///
/// @param operation AWS's name, for example `InvokeModel`
/// @param account the account of the key that signed, null when the key is unknown
/// @param accessKeyId the key that signed, null when it could not be read
/// @param region the region of the signature, null when it could not be read
/// @param host the AWS host that was called
/// @param modelId the model or profile of the request, null when the operation has none
/// @param status the HTTP status of the answer
/// @param errorCode AWS's name of the error, null when the call succeeded
/// @param requestId the request id in the answer
@JsonIgnoreProperties(ignoreUnknown = true)
public record SimulatedCall(
    String operation,
    @Nullable String account,
    @Nullable String accessKeyId,
    @Nullable String region,
    String host,
    @Nullable String modelId,
    int status,
    @Nullable String errorCode,
    String requestId) {}
