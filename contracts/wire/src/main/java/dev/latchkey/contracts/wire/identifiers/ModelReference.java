package dev.latchkey.contracts.wire.identifiers;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a request names as its model. Each form is sent to Bedrock as it was written. Source:
/// Bedrock API reference, `InvokeModel`, parameter `modelId`.
public sealed interface ModelReference {

  /// The text that stands in the request and in Bedrock's URL.
  String text();

  /// A model of a provider, run in the region of the call, for example
  /// `anthropic.claude-sonnet-4-6`.
  record FoundationModel(String text) implements ModelReference {}

  /// A system-defined cross-region profile: a geography and the model behind it, for example
  /// `eu.anthropic.claude-sonnet-4-6`.
  record InferenceProfile(Geography geography, FoundationModel model) implements ModelReference {
    @Override
    public String text() {
      return geography.prefix() + "." + model.text();
    }
  }

  /// A resource named by its ARN, for example an application inference profile.
  record ModelArn(Arn arn) implements ModelReference {
    @Override
    public String text() {
      return arn.toString();
    }
  }

  /// Reads text from outside. A first segment that is neither a provider nor a known geography is
  /// an error (INV-10): a profile of an unknown geography might run anywhere.
  static Parsed<ModelReference> parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new Parsed.Invalid<>(
          "model is missing: set a model id, an inference profile id or an ARN");
    }
    return text.startsWith("arn:") ? parseArn(text) : parseId(text);
  }

  private static Parsed<ModelReference> parseArn(String text) {
    return Arn.parse(text)
        .flatMap(
            arn ->
                Grammar.ARN_TYPES.contains(arn.resourceType()) && arn.service().equals("bedrock")
                    ? new Parsed.Ok<>(new ModelArn(arn))
                    : new Parsed.Invalid<>(
                        "ARN '" + Shape.excerpt(text) + "' does not name something to invoke"));
  }

  private static Parsed<ModelReference> parseId(String text) {
    String[] segments = text.split("\\.", 3);
    if (!Grammar.ID.matcher(text).matches() || segments.length < 2) {
      return unknown(text, "is not a Bedrock model id");
    }
    if (Grammar.PROVIDERS.contains(segments[0])) {
      return new Parsed.Ok<>(new FoundationModel(text));
    }
    if (segments.length < 3 || !Grammar.PROVIDERS.contains(segments[1])) {
      return unknown(text, "names no model provider that Latchkey knows");
    }
    return Geography.ofPrefix(segments[0])
        .<Parsed<ModelReference>>map(
            geography ->
                new Parsed.Ok<>(
                    new InferenceProfile(
                        geography, new FoundationModel(text.substring(segments[0].length() + 1)))))
        .orElseGet(() -> unknown(text, "begins with an inference profile prefix that is unknown"));
  }

  private static Parsed<ModelReference> unknown(String text, String why) {
    return new Parsed.Invalid<>("model '" + Shape.excerpt(text) + "' " + why);
  }

  /// What ids and ARNs of models look like.
  final class Grammar {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-zA-Z0-9.:_-]{0,255}");
    private static final Set<String> PROVIDERS =
        words(
            "ai21 amazon anthropic cohere deepseek google luma meta minimax mistral moonshot"
                + " moonshotai nvidia openai qwen stability twelvelabs writer zai");
    private static final Set<String> ARN_TYPES =
        words(
            "foundation-model inference-profile application-inference-profile provisioned-model"
                + " custom-model-deployment imported-model");

    private Grammar() {}

    private static Set<String> words(String text) {
      return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
  }
}
