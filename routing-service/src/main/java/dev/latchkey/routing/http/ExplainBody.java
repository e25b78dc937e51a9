package dev.latchkey.routing.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is to be explained: a request that came (`requestsource` and `requestid`), or what would
/// happen if a call failed (`failure`).
///
/// @param workspace the workspace; mandatory
/// @param requestSource the `ce_source` of a request
/// @param requestId the `ce_id` of a request
/// @param failure how a call would fail, for example `THROTTLED`
/// @param certainty `not-sent`, `refused` (what is meant when it is left out) or `may-have-run`
/// @param model the model that would be called
/// @param access `read` or `write`; write when left out
/// @param autonomous whether no person waits; true when left out
/// @param fallbackEligible whether the operation is granted as eligible; false when left out
/// @param user on whose behalf
/// @param session the user's session
@Schema(name = "ExplainRequest")
public record ExplainBody(
    @JsonProperty("workspaceid") @Nullable String workspace,
    @JsonProperty("requestsource") @Nullable String requestSource,
    @JsonProperty("requestid") @Nullable String requestId,
    @Nullable String failure,
    @Nullable String certainty,
    @Nullable String model,
    @Nullable String access,
    @Nullable Boolean autonomous,
    @JsonProperty("fallbackeligible") @Nullable Boolean fallbackEligible,
    @JsonProperty("userid") @Nullable String user,
    @JsonProperty("sessionid") @Nullable String session) {}
