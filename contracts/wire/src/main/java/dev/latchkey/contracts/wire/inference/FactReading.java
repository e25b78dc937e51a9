package dev.latchkey.contracts.wire.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.ModelWish.Preference;
import dev.latchkey.contracts.wire.identifiers.ModelWish.TaskHint;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the headers that say what a request is part of. What is there must be well-formed: a
/// mistyped fact is an error and never the milder reading.
///
/// @param form how the answer is wanted
/// @param auto what a request asks for that leaves the choice of the model to Latchkey
record FactReading(
    StatedOperation operation,
    @Nullable Guardrail guardrail,
    AnswerForm form,
    ModelWish.Auto auto,
    @Nullable ServiceTier serviceTier) {

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
    StatedOperation operation = operation(event, access);
    return guardrail(event)
        .flatMap(
            guardrail ->
                AnswerForm.of(event)
                    .flatMap(form -> wishes(event, operation, guardrail.orElse(null), form)));
  }

  private static Parsed<FactReading> wishes(
      CloudEvent event, StatedOperation operation, @Nullable Guardrail guardrail, AnswerForm form) {
    return auto(event)
        .flatMap(
            auto ->
                serviceTier(event)
                    .map(
                        tier ->
                            new FactReading(operation, guardrail, form, auto, tier.orElse(null))));
  }

  private static StatedOperation operation(CloudEvent event, @Nullable String access) {
    return new StatedOperation(
        event.extensions().get(RequestHeaders.OPERATION),
        access == null ? null : Access.of(access).orElse(null),
        event.extension(RequestHeaders.AUTONOMOUS).map(Boolean::valueOf).orElse(null),
        event.extension(RequestHeaders.FALLBACK_ELIGIBLE).map(Boolean::valueOf).orElse(null));
  }

  private static Parsed<Optional<Guardrail>> guardrail(CloudEvent event) {
    String id = event.extensions().get(RequestHeaders.GUARDRAIL_ID);
    String version = event.extensions().get(RequestHeaders.GUARDRAIL_VERSION);
    if (id == null && version == null) {
      return new Parsed.Ok<>(Optional.empty());
    }
    if (id == null || !GUARDRAIL_ID.matcher(id).matches()) {
      return new Parsed.Invalid<>("header ce_guardrailid is not the id or ARN of a guardrail");
    }
    if (version == null || !GUARDRAIL_VERSION.matcher(version).matches()) {
      return new Parsed.Invalid<>("header ce_guardrailversion is neither a number nor DRAFT");
    }
    return new Parsed.Ok<>(Optional.of(new Guardrail(id, version)));
  }

  private static Parsed<ModelWish.Auto> auto(CloudEvent event) {
    return one(event, RequestHeaders.TASK_HINT, TaskHint::of, TaskHint.values())
        .flatMap(
            hint ->
                one(event, RequestHeaders.PREFER, Preference::of, Preference.values())
                    .map(
                        preference ->
                            new ModelWish.Auto(
                                hint.orElse(TaskHint.STANDARD),
                                preference.orElse(Preference.COST))));
  }

  private static Parsed<Optional<ServiceTier>> serviceTier(CloudEvent event) {
    return one(event, RequestHeaders.SERVICE_TIER, ServiceTier::of, ServiceTier.values());
  }

  private static <T> Parsed<Optional<T>> one(
      CloudEvent event, String header, Function<String, Optional<T>> named, T[] all) {
    String text = event.extensions().get(header);
    Optional<T> value = text == null ? Optional.empty() : named.apply(text);
    return text == null || value.isPresent()
        ? new Parsed.Ok<>(value)
        : new Parsed.Invalid<>("header ce_" + header + " is none of " + Arrays.toString(all));
  }
}
