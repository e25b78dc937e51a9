package dev.latchkey.contracts.wire.fallback;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was decided about serving a failed call with the platform's credential, and what came of
/// it.
///
/// Every fallback begins with one [Intent], which is durable before the platform is called, and
/// ends with exactly one of [Served], [Failed] and [NotExecuted]; the platform's session bears the
/// fallback's id. A call that was refused its fallback has one [Refused] and nothing else. Ends
/// that are published twice are the same event twice. Never holds content.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FallbackEvent.Intent.class, name = "intent"),
  @JsonSubTypes.Type(value = FallbackEvent.Served.class, name = "served"),
  @JsonSubTypes.Type(value = FallbackEvent.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = FallbackEvent.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = FallbackEvent.NotExecuted.class, name = "not-executed")
})
public sealed interface FallbackEvent {

  /// Of which request.
  Subject subject();

  /// Which request of whom.
  ///
  /// @param fallbackId made for this decision; also the name of the platform's AWS session
  /// @param user on whose behalf; null when unknown
  /// @param session the user's session; null when unknown
  /// @param conversation the conversation; null when it belongs to none
  record Subject(
      @JsonProperty("fallbackid") String fallbackId,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      @JsonProperty("requestsource") String requestSource,
      @JsonProperty("requestid") String requestId,
      @JsonProperty("userid") @Nullable String user,
      @JsonProperty("sessionid") @Nullable String session,
      @JsonProperty("conversationid") @Nullable String conversation) {
    public Subject {
      Objects.requireNonNull(fallbackId, "fallbackid");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(requestSource, "requestsource");
      Objects.requireNonNull(requestId, "requestid");
    }
  }

  /// What was decided, and on what grounds.
  ///
  /// @param policy the effective policy
  /// @param policyRevision its revision
  /// @param settingsRevision the revision of the settings that were acted upon
  /// @param failure the failure of the workspace's own call
  /// @param operation the agent's name for what it does; null when not told
  /// @param access whether the operation reads or writes
  /// @param autonomous whether no person waits for it
  /// @param region where the workspace's own calls are made
  /// @param model what was asked for; an ARN is shown here, because auditors may see it
  /// @param verdicts what every rule said, in the order of the rules
  record Grounds(
      FallbackPolicy policy,
      @JsonProperty("policyrevision") long policyRevision,
      @JsonProperty("settingsrevision") long settingsRevision,
      ErrorCode failure,
      @Nullable String operation,
      Access access,
      boolean autonomous,
      Region region,
      String model,
      List<RuleVerdict> verdicts) {
    public Grounds {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(failure, "failure");
      Objects.requireNonNull(access, "access");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(verdicts, "verdicts");
      verdicts = List.copyOf(verdicts);
    }
  }

  /// The platform is about to be called.
  ///
  /// @param platformAccount the account that will pay
  /// @param platformModel what will be called there
  /// @param reservedUsd the worst case that was set aside for it, in US dollars; written as text
  /// @param deadline when the request's answer is worth nothing any more, so that an end is due;
  ///   null in events from before it was told
  record Intent(
      Subject subject,
      Grounds grounds,
      @JsonProperty("platformaccount") AwsAccountId platformAccount,
      @JsonProperty("platformmodel") String platformModel,
      @JsonProperty("reservedusd") BigDecimal reservedUsd,
      @Nullable Instant deadline)
      implements FallbackEvent {
    public Intent {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(grounds, "grounds");
      Objects.requireNonNull(platformAccount, "platformaccount");
      Objects.requireNonNull(platformModel, "platformmodel");
      Objects.requireNonNull(reservedUsd, "reservedusd");
    }
  }

  /// The platform answered.
  ///
  /// @param attempt the number of the call within the request
  /// @param usage the tokens; null when Bedrock told none
  /// @param costUsd the price in US dollars; null when it cannot be known; written as text
  /// @param awsRequestId AWS's id of the call; null when it gave none
  record Served(
      Subject subject,
      int attempt,
      @Nullable TokenUsage usage,
      @JsonProperty("costusd") @Nullable BigDecimal costUsd,
      @JsonProperty("awsrequestid") @Nullable String awsRequestId)
      implements FallbackEvent {
    public Served {
      Objects.requireNonNull(subject, "subject");
    }
  }

  /// The platform was called, and the call failed or its end is not known.
  ///
  /// @param attempt the number of the call within the request
  /// @param error the class of the failure; `OUTCOME_UNKNOWN` when the process died meanwhile
  record Failed(Subject subject, int attempt, ErrorCode error) implements FallbackEvent {
    public Failed {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(error, "error");
    }
  }

  /// The failure is shown to the member as it is.
  ///
  /// @param reason the first rule that spoke against a fallback
  record Refused(Subject subject, Grounds grounds, FallbackReason reason) implements FallbackEvent {
    public Refused {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(grounds, "grounds");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /// The intent was written, or may have been, and the platform was not called.
  record NotExecuted(Subject subject, FallbackReason reason) implements FallbackEvent {
    public NotExecuted {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
