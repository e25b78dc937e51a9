package dev.latchkey.contracts.wire.error;

import static dev.latchkey.contracts.wire.error.Responsible.AWS_ADMIN;
import static dev.latchkey.contracts.wire.error.Responsible.MEMBER;
import static dev.latchkey.contracts.wire.error.Responsible.OWNER;
import static dev.latchkey.contracts.wire.error.Responsible.PLATFORM;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Every failure has a name. The name is the contract; the action is what to do about it.
///
/// The list is open: a later version of Latchkey may write a name that this one does not know.
/// [#UNCLASSIFIED] is read in its place, so that a new name never makes an old reader fail.
public enum ErrorCode {
  REQUEST_MALFORMED(MEMBER, false, "Correct the request as the message says and send it again."),
  BODY_TOO_LARGE(MEMBER, false, "Send at most 25,000,000 bytes."),
  API_UNSUPPORTED(MEMBER, false, "Set ce_api to messages, converse or embeddings."),
  MODEL_UNKNOWN(
      MEMBER, false, "Set ce_model to a model id, profile id or ARN of Bedrock, or to auto."),
  REQUEST_ID_REUSED(MEMBER, false, "Give every new request a ce_id of its own."),
  GRANT_MISSING(MEMBER, false, "Send a request grant in the header ce_grant."),
  GRANT_INVALID(
      MEMBER, false, "Fetch a new request grant from the host product; this one is not genuine."),
  GRANT_EXPIRED(MEMBER, true, "Fetch a new request grant and send the request again."),
  GRANT_MISMATCH(
      MEMBER, false, "Send a grant for this workspace, user and session, or correct the headers."),
  DEADLINE_EXCEEDED(MEMBER, true, "Send the request again, with a later deadline if it needs one."),
  VALIDATION(MEMBER, false, "Correct the body as Bedrock's message says."),
  CONTENT_FILTERED(MEMBER, false, "Change the content; a filter refused it."),
  UNAUTHENTICATED(MEMBER, false, "Sign in and send a valid bearer token."),
  FORBIDDEN(MEMBER, false, "Ask the owner of the workspace to do it or to give you the role."),
  NOT_FOUND(MEMBER, false, "Check the id; it does not exist or is not yours to see."),

  WORKSPACE_UNKNOWN(
      OWNER, false, "Check the workspace id; Latchkey has no record of this workspace."),
  REGION_MISSING(OWNER, false, "Set an AWS region for the workspace or with the access key."),
  REGION_UNKNOWN(OWNER, false, "Set the name of an AWS region such as eu-central-1."),
  REGION_DISABLED(AWS_ADMIN, false, "Enable the region for the AWS account, or choose another."),
  BYOK_DISABLED(OWNER, false, "Switch the workspace's own credential on again, or save a new one."),
  BYOK_REQUIRED(
      OWNER, false, "Save an AWS access key; the organisation permits no platform credits."),
  POLICY_ENFORCED(OWNER, false, "Ask the owner of the organisation, who enforces the policy."),
  PLAN_WITHOUT_BYOK(OWNER, false, "Move the workspace to a plan that has BYOK (Scale or above)."),
  CREDENTIAL_ABSENT(OWNER, false, "Save an AWS access key for the workspace."),
  CREDENTIAL_INCOMPLETE(OWNER, false, "Save the AWS access key again; part of it is missing."),
  CREDENTIAL_MISMATCH(
      PLATFORM, false, "Save the AWS access key again and tell the operators of Latchkey."),
  CREDENTIAL_EXPIRED(OWNER, false, "Save a new AWS access key, or wait for the session's renewal."),
  CREDENTIAL_INVALID(
      OWNER, false, "Save an active AWS access key; AWS does not accept the present one."),
  ACCOUNT_CHANGED(
      OWNER, false, "Use a key of the same AWS account, or ask a BYOK admin to save this one."),
  KEY_KIND_UNSUPPORTED(OWNER, false, "Save the long-term access key (AKIA…) of an IAM user."),
  SAVE_CONFLICT(
      OWNER, true, "Somebody else saved a key meanwhile; look at the result, then retry."),

  IAM_DENIED(AWS_ADMIN, false, "Allow the action for this user in IAM, as AWS's message says."),
  SCP_DENIED(AWS_ADMIN, false, "Allow the action and region in the service control policy."),
  MODEL_ACCESS_DENIED(AWS_ADMIN, false, "Grant the AWS account access to the model in Bedrock."),
  MODEL_ACCESS_LOST(AWS_ADMIN, false, "Restore the AWS account's access to the model in Bedrock."),
  MODEL_RETIRED(OWNER, false, "Choose a model that AWS still offers."),
  MODEL_ELSEWHERE(MEMBER, false, "Name a resource of the region that the workspace's calls go to."),
  MODEL_UNSUITABLE(
      OWNER, false, "Add a model that can do the task to the workspace's models, or name one."),
  BILLING(AWS_ADMIN, false, "Add a valid payment method to the AWS account."),
  ACCOUNT_BLOCKED(AWS_ADMIN, false, "Ask AWS Support why the account is restricted."),
  QUOTA(AWS_ADMIN, false, "Ask AWS for a higher Bedrock quota, or wait until tomorrow."),

  WORKSPACE_BUSY(
      MEMBER, true, "Wait as long as retryafter says; the workspace has too much under way."),
  THROTTLED(MEMBER, true, "Send fewer requests, or send this one again later."),
  TRANSIENT(MEMBER, true, "Send the request again."),
  NETWORK(PLATFORM, true, "Send the request again; if it lasts, check the way to AWS."),
  TIMEOUT(MEMBER, true, "Send the request again, perhaps with a shorter answer."),
  CLOCK_SKEW(PLATFORM, true, "Set the clock of the machine that runs Latchkey."),
  CONFIGURATION(PLATFORM, false, "Correct Latchkey's configuration, as the message says."),
  SECRET_STORE_UNAVAILABLE(PLATFORM, true, "Bring Vault back, then send the request again."),
  DATABASE_UNAVAILABLE(PLATFORM, true, "Bring PostgreSQL back, then try again."),
  SETTINGS_UNCONFIRMED(PLATFORM, true, "Send the request again; if it lasts, look after Kafka."),
  PLATFORM_UNAVAILABLE(
      PLATFORM,
      true,
      "Look after the platform's own AWS credential and roles, then send it again."),
  ANSWER_TOO_LARGE(MEMBER, false, "Ask for a shorter answer; this one does not fit on Kafka."),
  OUTCOME_UNKNOWN(
      MEMBER, false, "Find out whether the call had its effect before you send it again."),
  @JsonEnumDefaultValue
  UNCLASSIFIED(PLATFORM, false, "Report the request id; AWS gave an answer that is not known."),
  INTERNAL(PLATFORM, false, "Report the request id to the operators of Latchkey.");

  private final Responsible responsible;
  private final boolean retryable;
  private final String action;

  ErrorCode(Responsible responsible, boolean retryable, String action) {
    this.responsible = responsible;
    this.retryable = retryable;
    this.action = action;
  }

  /// Who can do something about it.
  public Responsible responsible() {
    return responsible;
  }

  /// Whether the same request may succeed later without a person doing anything.
  public boolean retryable() {
    return retryable;
  }

  /// What that person should do.
  public String action() {
    return action;
  }
}
