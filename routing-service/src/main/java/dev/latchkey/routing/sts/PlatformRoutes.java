package dev.latchkey.routing.sts;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.decision.CallDestinations;
import dev.latchkey.routing.decision.PlatformRoute;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the platform can serve, as it is configured. What is not configured has no route, so that
/// a fallback there fails closed (INV-4).
public final class PlatformRoutes {

  private static final String KEY = "latchkey.routing.platform.";

  private final @Nullable AwsAccountId account;
  private final Map<Region, InRegion> regions;
  private final Map<String, ModelReference> equivalents;

  /// Reads the settings.
  ///
  /// @throws IllegalStateException if one of them is malformed or contradicts another; the message
  ///   names its key
  public PlatformRoutes(PlatformSettings settings) {
    this.account =
        settings
            .account()
            .map(text -> require(KEY + "account", AwsAccountId.parse(text)))
            .orElse(null);
    this.regions =
        settings.regions().entrySet().stream()
            .collect(
                toUnmodifiableMap(
                    entry -> require(KEY + "regions", Region.parse(entry.getKey())),
                    entry -> inRegion(entry.getKey(), entry.getValue())));
    this.equivalents =
        settings.equivalents().entrySet().stream()
            .collect(
                toUnmodifiableMap(
                    entry -> require(KEY + "equivalents", Arn.parse(entry.getKey())).toString(),
                    entry -> modelId(KEY + "equivalents", entry.getValue())));
  }

  /// The platform's account; empty where there is no platform.
  public Optional<AwsAccountId> account() {
    return Optional.ofNullable(account);
  }

  /// The way to this model in this region; empty where the platform has none. An ARN belongs to
  /// somebody's account and has none: ask for its [#equivalents].
  public Optional<PlatformRoute> route(Region region, ModelReference model) {
    InRegion here = regions.get(region);
    return here == null || model instanceof ModelReference.ModelArn || !here.serves(model)
        ? Optional.empty()
        : Optional.of(new PlatformRoute(region, model, CallDestinations.of(region, model)));
  }

  /// By ARN of a customer's own resource: what the platform calls in its place.
  public Map<String, ModelReference> equivalents() {
    return equivalents;
  }

  /// The role to assume; empty where the platform has none.
  Optional<Arn> role(Region region) {
    return Optional.ofNullable(regions.get(region)).map(InRegion::role);
  }

  private InRegion inRegion(String region, PlatformSettings.InRegion settings) {
    String key = KEY + "regions." + region + ".";
    Arn role = require(key + "role-arn", Arn.parse(settings.roleArn()));
    if (account == null) {
      throw refusal(KEY + "account", "is missing: set the platform's AWS account");
    }
    if (!role.service().equals("iam")
        || !role.resourceType().equals("role")
        || !account.equals(role.account())) {
      throw refusal(key + "role-arn", "must be the ARN of a role in the platform's account");
    }
    Set<String> models =
        settings
            .models()
            .map(
                ids ->
                    ids.stream()
                        .map(id -> modelId(key + "models", id).text())
                        .collect(Collectors.toUnmodifiableSet()))
            .orElse(null);
    return new InRegion(role, models);
  }

  private static ModelReference modelId(String key, String text) {
    ModelReference model = require(key, ModelReference.parse(text));
    if (model instanceof ModelReference.ModelArn) {
      throw refusal(key, "must name models and profiles by id");
    }
    return model;
  }

  private static <T> T require(String key, Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Ok<T>(T value) -> value;
      case Parsed.Invalid<T>(String reason) -> throw refusal(key, reason);
    };
  }

  private static IllegalStateException refusal(String key, String reason) {
    return new IllegalStateException("CONFIGURATION: " + key + ": " + reason);
  }

  /// @param models null for every model
  private record InRegion(Arn role, @Nullable Set<String> models) {

    boolean serves(ModelReference model) {
      return models == null || models.contains(model.text());
    }
  }
}
