package dev.latchkey.contracts.wire.identifiers;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
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
  /// an error (INV-10), also inside an ARN: a profile of an unknown geography might run anywhere.
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
                Grammar.names(arn)
                    ? new Parsed.Ok<>(new ModelArn(arn))
                    : new Parsed.Invalid<>(
                        "ARN '" + Shape.excerpt(text) + "' does not name something to invoke"));
  }

  private static Parsed<ModelReference> parseId(String text) {
    Matcher id = Grammar.ID.matcher(text);
    if (!id.matches()) {
      return unknown(text, "is not a Bedrock model id");
    }
    String first = id.group(1);
    String rest = id.group(2);
    if (Grammar.PROVIDERS.contains(first)) {
      return new Parsed.Ok<>(new FoundationModel(text));
    }
    Matcher model = Grammar.ID.matcher(rest);
    if (!model.matches() || !Grammar.PROVIDERS.contains(model.group(1))) {
      return unknown(text, "names no model provider that Latchkey knows");
    }
    return Geography.ofPrefix(first)
        .<Parsed<ModelReference>>map(
            geography ->
                new Parsed.Ok<>(new InferenceProfile(geography, new FoundationModel(rest))))
        .orElseGet(() -> unknown(text, "begins with an inference profile prefix that is unknown"));
  }

  private static Parsed<ModelReference> unknown(String text, String why) {
    return new Parsed.Invalid<>("model '" + Shape.excerpt(text) + "' " + why);
  }

  /// What ids and ARNs of models look like.
  final class Grammar {
    private static final Pattern ID =
        Pattern.compile("([a-z0-9-]{1,63})\\.([a-z0-9][a-zA-Z0-9.:_-]{0,190})");
    private static final Pattern OPAQUE_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Set<String> PROVIDERS =
        words(
            "ai21 amazon anthropic cohere deepseek google luma meta minimax mistral moonshot"
                + " moonshotai nvidia openai qwen stability twelvelabs writer zai");

    private Grammar() {}

    /// Whether the ARN is of a kind that `InvokeModel` takes, with an id that its kind can have.
    private static boolean names(Arn arn) {
      return arn.service().equals("bedrock") && arn.region() != null && hasFittingId(arn);
    }

    private static boolean hasFittingId(Arn arn) {
      boolean owned = arn.account() != null;
      return switch (arn.resourceType()) {
        case "foundation-model" -> !owned && idOf(arn) instanceof FoundationModel;
        case "inference-profile" -> owned && idOf(arn) instanceof InferenceProfile;
        case "application-inference-profile",
            "provisioned-model",
            "custom-model-deployment",
            "imported-model" ->
            owned && OPAQUE_ID.matcher(arn.resourceId()).matches();
        default -> false;
      };
    }

    private static @Nullable ModelReference idOf(Arn arn) {
      return parseId(arn.resourceId()) instanceof Parsed.Ok<ModelReference>(ModelReference model)
          ? model
          : null;
    }

    private static Set<String> words(String text) {
      return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
  }
}
