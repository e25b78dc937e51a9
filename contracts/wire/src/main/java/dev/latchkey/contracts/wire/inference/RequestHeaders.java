package dev.latchkey.contracts.wire.inference;

/// Names of the extension attributes of a request; on Kafka each is the header `ce_<name>`.
public final class RequestHeaders {

  /// `ce_type` of every request.
  public static final String TYPE = "dev.latchkey.inference.request.v1";

  /// The workspace that the request is for. Mandatory.
  public static final String WORKSPACE = "workspaceid";

  /// A model id, inference profile id or ARN, or `auto` for whichever of the workspace's models
  /// suits the task. Mandatory.
  public static final String MODEL = "model";

  /// The shape of the body, for example `messages`. Mandatory.
  public static final String API = "api";

  /// The conversation; orders the requests of one conversation by the record key.
  public static final String CONVERSATION = "conversationid";

  /// The session of the user.
  public static final String SESSION = "sessionid";

  /// The user on whose behalf the agent asks.
  public static final String USER = "userid";

  /// The agent's own name for what it does.
  public static final String OPERATION = "operation";

  /// How long an answer is worth waiting for, an ISO 8601 duration such as `PT2M`, counted from the
  /// broker's append time. Five minutes unless said otherwise, at most thirty.
  public static final String DEADLINE = "deadline";

  /// `read` or `write`; write unless a grant says otherwise.
  public static final String ACCESS = "access";

  /// `true` when no person waits for the answer; true unless a grant says otherwise.
  public static final String AUTONOMOUS = "autonomous";

  /// `true` when the platform's credential may serve the operation; false unless a grant says so.
  public static final String FALLBACK_ELIGIBLE = "fallbackeligible";

  /// The request's grant, a signed JWT. Required everywhere but in the local stack; stripped from
  /// every copy.
  public static final String GRANT = "grant";

  /// The id or ARN of a guardrail of the workspace's account. Needs [#GUARDRAIL_VERSION].
  public static final String GUARDRAIL_ID = "guardrailid";

  /// A version of the guardrail, or `DRAFT`.
  public static final String GUARDRAIL_VERSION = "guardrailversion";

  /// `true` to have the answer in pieces while it is made, on the topic of deltas; false unless
  /// said otherwise.
  public static final String STREAM = "stream";

  /// Another topic for the pieces, one that the deployment allows. Needs [#STREAM].
  public static final String DELTA_TOPIC = "deltatopic";

  /// The one partition of that topic, from 0, in decimal. Needs [#DELTA_TOPIC].
  public static final String DELTA_PARTITION = "deltapartition";

  /// How demanding the task is, for the model `auto`: `simple`, `standard` or `complex`; standard
  /// unless said otherwise.
  public static final String TASK_HINT = "taskhint";

  /// What decides among models that are good enough, for the model `auto`: `cost`, `quality` or
  /// `speed`; cost unless said otherwise.
  public static final String PREFER = "prefer";

  /// The tier of service to ask Bedrock for, a [ServiceTier].
  public static final String SERVICE_TIER = "servicetier";

  private RequestHeaders() {}
}
