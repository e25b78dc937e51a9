package dev.latchkey.contracts.wire.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the headers that say what a request is part of. What is there must be well-formed: a
/// mistyped fact is an error and never the milder reading.
record FactReading(StatedOperation operation, @Nullable Guardrail guardrail, AnswerForm form) {

  private static final int LONGEST_NAME = 256;

  /// Source: Bedrock API reference, `InvokeModel`, URI request parameters.
  private static final Pattern GUARDRAIL_ID =
      Pattern.compile(
          "[a-z0-9]{1,64}|arn:aws[a-z-]*:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]{1,64}");

  private static final Pattern GUARDRAIL_VERSION = Pattern.compile("[1-9][0-9]{0,7}|DRAFT");

  static Parsed<FactReading> of(CloudEvent event) {
    String access = event.extensions().get(RequestHeaders.ACCESS);
    if (access != null && Access.of(access).isEmpty()) {
      return new Parsed.Invalid<>("header ce_access is neither read nor write");
    }
    for (String name : new String[] {RequestHeaders.AUTONOMOUS, RequestHeaders.FALLBACK_ELIGIBLE}) {
      String text = event.extensions().get(name);
      if (text != null && !text.equals("true") && !text.equals("false")) {
        return new Parsed.Invalid<>("header ce_" + name + " is neither true nor false");
      }
    }
    for (String name :
        new String[] {
          RequestHeaders.OPERATION,
          RequestHeaders.USER,
          RequestHeaders.SESSION,
          RequestHeaders.CONVERSATION
        }) {
      String text = event.extensions().get(name);
      if (text != null && (text.isEmpty() || text.length() > LONGEST_NAME)) {
        return new Parsed.Invalid<>("header ce_" + name + " has not 1 to 256 characters");
      }
    }
    return AnswerForm.of(event).flatMap(form -> guardrailOf(event, operation(event, access), form));
  }

  private static StatedOperation operation(CloudEvent event, @Nullable String access) {
    return new StatedOperation(
        event.extensions().get(RequestHeaders.OPERATION),
        access == null ? null : Access.of(access).orElse(null),
        event.extension(RequestHeaders.AUTONOMOUS).map(Boolean::valueOf).orElse(null),
        event.extension(RequestHeaders.FALLBACK_ELIGIBLE).map(Boolean::valueOf).orElse(null));
  }

  private static Parsed<FactReading> guardrailOf(
      CloudEvent event, StatedOperation operation, AnswerForm form) {
    String id = event.extensions().get(RequestHeaders.GUARDRAIL_ID);
    String version = event.extensions().get(RequestHeaders.GUARDRAIL_VERSION);
    if (id == null && version == null) {
      return new Parsed.Ok<>(new FactReading(operation, null, form));
    }
    if (id == null || !GUARDRAIL_ID.matcher(id).matches()) {
      return new Parsed.Invalid<>("header ce_guardrailid is not the id or ARN of a guardrail");
    }
    if (version == null || !GUARDRAIL_VERSION.matcher(version).matches()) {
      return new Parsed.Invalid<>("header ce_guardrailversion is neither a number nor DRAFT");
    }
    return new Parsed.Ok<>(new FactReading(operation, new Guardrail(id, version), form));
  }
}
