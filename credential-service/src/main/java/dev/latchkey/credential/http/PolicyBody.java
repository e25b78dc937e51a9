package dev.latchkey.credential.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.PolicyWish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a request that decides about a workspace's fallbacks, as it is described to people;
/// it is read field by field, because what is left out stays as it is.
@Schema(
    name = "FallbackPolicyChoice",
    description = "What an owner decides; what is left out stays as it is")
record PolicyBody(
    @Schema(description = "The workspace's own choice; null takes it back")
        @Nullable FallbackPolicy policy,
    @Schema(
            description =
                "Whether the AWS account enforces a guardrail, so that no other account may serve"
                    + " the workspace's requests")
        @Nullable Boolean accountguardrail,
    @Nullable Caps caps) {

  private static final Set<String> FIELDS = Set.of("policy", "accountguardrail", "caps");
  private static final Set<String> CAPS = Set.of("usdperday", "consecutive");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");

  /// The owner's caps.
  @Schema(name = "FallbackCapsChoice")
  record Caps(
      @Schema(
              examples = "12.50",
              description =
                  "The most that fallbacks may cost in a day (UTC), in US dollars; null takes the"
                      + " deployment's cap")
          @Nullable String usdperday,
      @Schema(
              minimum = "0",
              description = "The most fallbacks in a row; null takes the deployment's cap")
          @Nullable Integer consecutive) {}

  /// Reads the body. The reason of a failure names the field at fault.
  static Parsed<List<PolicyWish>> read(byte[] json) {
    return JsonBody.read(json, FIELDS).flatMap(PolicyBody::wishes);
  }

  private static Parsed<List<PolicyWish>> wishes(ObjectNode body) {
    List<PolicyWish> wishes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      Parsed<List<PolicyWish>> read =
          switch (field.getKey()) {
            case "policy" -> policy(field.getValue());
            case "accountguardrail" -> guardrail(field.getValue());
            default -> caps(field.getValue());
          };
      switch (read) {
        case Parsed.Ok<List<PolicyWish>>(var found) -> wishes.addAll(found);
        case Parsed.Invalid<List<PolicyWish>> invalid -> {
          return invalid;
        }
      }
    }
    return new Parsed.Ok<>(wishes);
  }

  private static Parsed<List<PolicyWish>> policy(JsonNode value) {
    return JsonBody.policy("policy", value)
        .map(policy -> List.of(new PolicyWish.Policy(policy.orElse(null))));
  }

  private static Parsed<List<PolicyWish>> guardrail(JsonNode value) {
    return value.isBoolean()
        ? new Parsed.Ok<>(List.of(new PolicyWish.AccountGuardrail(value.booleanValue())))
        : new Parsed.Invalid<>("accountguardrail must be true or false.");
  }

  private static Parsed<List<PolicyWish>> caps(JsonNode value) {
    if (!(value instanceof ObjectNode caps)) {
      return new Parsed.Invalid<>("caps must be an object.");
    }
    return JsonBody.known(caps, "caps.", CAPS)
        .flatMap(
            known ->
                money(known.get("usdperday"))
                    .flatMap(
                        first ->
                            consecutive(known.get("consecutive")).map(last -> join(first, last))));
  }

  private static Parsed<List<PolicyWish>> money(@Nullable JsonNode value) {
    if (value == null) {
      return new Parsed.Ok<>(List.of());
    }
    if (value.isNull()) {
      return new Parsed.Ok<>(List.of(new PolicyWish.UsdPerDay(null)));
    }
    return AMOUNT.matcher(value.asText()).matches()
        ? new Parsed.Ok<>(List.of(new PolicyWish.UsdPerDay(new BigDecimal(value.asText()))))
        : new Parsed.Invalid<>(
            "caps.usdperday must be an amount in US dollars with at most two decimals, or null.");
  }

  private static Parsed<List<PolicyWish>> consecutive(@Nullable JsonNode value) {
    if (value == null) {
      return new Parsed.Ok<>(List.of());
    }
    if (value.isNull()) {
      return new Parsed.Ok<>(List.of(new PolicyWish.Consecutive(null)));
    }
    return value.isInt() && value.intValue() >= 0
        ? new Parsed.Ok<>(List.of(new PolicyWish.Consecutive(value.intValue())))
        : new Parsed.Invalid<>("caps.consecutive must be a whole number from 0, or null.");
  }

  private static List<PolicyWish> join(List<PolicyWish> first, List<PolicyWish> last) {
    List<PolicyWish> both = new ArrayList<>(first);
    both.addAll(last);
    return both;
  }
}
