package dev.latchkey.system.crash;

/// How a history can break what is promised.
enum Breach {
  /// A request has no final answer.
  ANSWER_MISSING,
  /// A request has final answers that are not the same record.
  ANSWERS_DIFFER,
  /// An operation that must not run twice was carried out twice.
  PAID_TWICE,
  /// More calls were made for a request, or sent to its own account, than it may have.
  TOO_MANY_CALLS,
  /// Two calls of a request have the same number, so that one of them was not counted.
  ATTEMPT_NUMBER_REUSED,
  /// Something was called or answered that nobody asked for.
  UNASKED,
  /// The platform was called for a workspace whose policy is Strict.
  STRICT_TOUCHED,
  /// The platform was called for an operation that is not eligible.
  INELIGIBLE_SERVED,
  /// The platform was called in another region than the workspace's.
  REGION_CHANGED,
  /// The platform was called without an intent for that request.
  CALL_WITHOUT_INTENT,
  /// The platform was called before the intent was durable.
  CALL_BEFORE_INTENT,
  /// One fallback called the platform more than once.
  FALLBACK_CALLED_TWICE,
  /// The platform was called although the fallback says that it was not carried out.
  CALLED_ALTHOUGH_NOT_EXECUTED,
  /// The audit says that the platform served a request, and AWS knows of no such call.
  SERVED_WITHOUT_CALL,
  /// An intent, and nothing that says what came of it.
  INTENT_WITHOUT_END,
  /// A fallback ended in two ways.
  ENDS_DIFFER,
  /// A fallback was carried out and has no intent.
  END_WITHOUT_INTENT,
  /// A fallback has two intents that are not the same.
  INTENTS_DIFFER,
  /// An answer says that the platform paid, and the audit does not say so.
  ANSWER_UNPROVEN,
  /// The audit says that the platform served a request, and its answer does not say so.
  SERVED_UNANSWERED
}
