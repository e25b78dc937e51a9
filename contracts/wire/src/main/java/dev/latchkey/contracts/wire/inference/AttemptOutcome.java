package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of one call to Bedrock. Never holds content.
///
/// @param workspace for whom
/// @param org the workspace's organisation
/// @param requestSource the `ce_source` of the request
/// @param requestId the `ce_id` of the request
/// @param user on whose behalf; null when unknown
/// @param conversation the conversation; null when it belongs to none
/// @param attempt 1 for the first call of the request
/// @param payer who pays
/// @param credential the workspace's credential whose key signed; null when the platform's did
/// @param credentialVersion its version; null when the platform's key signed
/// @param platform why the platform's key signed; null when the workspace's did
/// @param fallbackId the fallback that the call belongs to; null when it belongs to none
/// @param account the AWS account called
/// @param region the region called
/// @param model the model as it was sent to Bedrock
/// @param startedAt when the call began
/// @param latencyMillis until the answer was complete, in milliseconds
/// @param awsRequestId AWS's id of the call; null when no answer came
/// @param usage the tokens; null when Bedrock told none
/// @param costUsd the price in US dollars; null when it cannot be known; written as text
/// @param error the class of the failure; null when the call succeeded
/// @param awsErrorCode AWS's name for the failure; null when there is none
/// @param httpStatus the HTTP status; null when no answer came
public record AttemptOutcome(
    @JsonProperty("workspaceid") WorkspaceId workspace,
    @JsonProperty("orgid") OrgId org,
    @JsonProperty("requestsource") String requestSource,
    @JsonProperty("requestid") String requestId,
    @JsonProperty("userid") @Nullable String user,
    @JsonProperty("conversationid") @Nullable String conversation,
    int attempt,
    Payer payer,
    @JsonProperty("credentialid") @Nullable CredentialId credential,
    @JsonProperty("credentialversion") @Nullable Integer credentialVersion,
    @Nullable PlatformUse platform,
    @JsonProperty("fallbackid") @Nullable String fallbackId,
    AwsAccountId account,
    Region region,
    String model,
    @JsonProperty("startedat") Instant startedAt,
    @JsonProperty("latencymillis") long latencyMillis,
    @JsonProperty("awsrequestid") @Nullable String awsRequestId,
    @Nullable TokenUsage usage,
    @JsonProperty("costusd") @Nullable BigDecimal costUsd,
    @Nullable ErrorCode error,
    @JsonProperty("awserrorcode") @Nullable String awsErrorCode,
    @JsonProperty("httpstatus") @Nullable Integer httpStatus) {

  public AttemptOutcome {
    Objects.requireNonNull(workspace, "workspaceid");
    Objects.requireNonNull(org, "orgid");
    Objects.requireNonNull(requestSource, "requestsource");
    Objects.requireNonNull(requestId, "requestid");
    Objects.requireNonNull(payer, "payer");
    if (credentialVersion != null) {
      CredentialVersion.requireNumber(credentialVersion);
    }
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(startedAt, "startedat");
  }
}
