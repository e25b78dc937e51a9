package dev.latchkey.contracts.wire.inference;

/// Names of the extension attributes of an answer; on Kafka each is the header `ce_<name>`.
public final class AnswerHeaders {

  /// `ce_type` of an answer whose body came from Bedrock.
  public static final String SUCCEEDED = "dev.latchkey.inference.answer.v1";

  /// `ce_type` of an answer whose body is an error object.
  public static final String FAILED = "dev.latchkey.inference.failure.v1";

  /// `ce_type` of the final answer to a streamed request of which a part was sent before it failed.
  /// Its body is an object: `error`, an error object; `partial`, what had come, in the shape of a
  /// whole answer, absent when nobody knows it any more; `usage`, the tokens that Bedrock had told.
  public static final String PARTIAL = "dev.latchkey.inference.partial.v1";

  /// `ce_type` of the notice that a request id was used again. It is no answer.
  public static final String DUPLICATE = "dev.latchkey.inference.duplicate.v1";

  /// The `ce_id` of the request. The answer's own `ce_source` is routing-service.
  public static final String REQUEST_ID = "requestid";

  /// The `ce_source` of the request.
  public static final String REQUEST_SOURCE = "requestsource";

  /// The workspace of the request.
  public static final String WORKSPACE = "workspaceid";

  /// Who pays AWS: `customer`, `platform`, or `none` when no call reached AWS.
  public static final String PAYER = "payer";

  /// Whose credential signed the last attempt: `workspace`, `platform` or `none`.
  public static final String CREDENTIAL_OWNER = "credentialowner";

  /// The AWS account that paid, masked.
  public static final String ACCOUNT = "account";

  /// The region that was called.
  public static final String REGION = "region";

  /// The model behind what was called, without its geography.
  public static final String MODEL = "model";

  /// The inference profile that was called; absent when a model was called directly.
  public static final String PROFILE = "profile";

  /// Why this model and profile were called, as short words such as `named` or `auto
  /// geography-profile`; absent when nothing was chosen.
  public static final String MODEL_CHOICE = "modelchoice";

  /// How many calls to Bedrock were made for this request.
  public static final String ATTEMPTS = "attempts";

  /// The effective fallback policy.
  public static final String POLICY = "policy";

  /// The id of the fallback that served the answer, or was refused to it; absent when none was
  /// considered.
  public static final String FALLBACK_ID = "fallbackid";

  /// `required` when the user must confirm this session before a fallback can serve it.
  public static final String FALLBACK_CONFIRMATION = "fallbackconfirmation";

  /// Why the answer did not go to the reply topic that the request names, a [ReplyRefusal]; absent
  /// when it did, or when the request names none.
  public static final String REPLY_REFUSED = "replyrefused";

  /// Why the pieces did not go to the topic that the request names for them, a [ReplyRefusal];
  /// absent when they did, or when the request names none.
  public static final String DELTA_REFUSED = "deltarefused";

  private AnswerHeaders() {}
}
