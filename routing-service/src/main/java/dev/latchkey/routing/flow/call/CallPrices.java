package dev.latchkey.routing.flow.call;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.flow.request.JsonBody;
import dev.latchkey.routing.price.Price;
import dev.latchkey.routing.price.PriceTable;
import dev.latchkey.routing.price.Tokens;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What calls cost, as far as the prices are known.
@Singleton
public final class CallPrices {

  /// No model of Bedrock generates more in one answer.
  private static final long MOST_OUTPUT_TOKENS = 200_000;

  private final PriceTable prices;
  private final RoutingMetrics metrics;

  @Inject
  public CallPrices(PriceTable prices, RoutingMetrics metrics) {
    this.prices = prices;
    this.metrics = metrics;
  }

  /// The price of a call that was answered; null when its tokens or its price are not known.
  @Nullable BigDecimal cost(ModelCall call, @Nullable TokenUsage usage, Instant at) {
    if (usage == null) {
      return null;
    }
    Optional<BigDecimal> cost =
        known(call.model(), call.serviceTier(), at).flatMap(price -> price.cost(tokens(usage)));
    if (cost.isEmpty()) {
      metrics.priceUnknown();
    }
    return cost.orElse(null);
  }

  /// Where Bedrock does not say for how long something was written to the cache it counts as five
  /// minutes, which is what a request gets that asks for nothing else.
  private static Tokens tokens(TokenUsage usage) {
    Long told = usage.cacheWriteHour();
    long hour = told == null ? 0 : told;
    return new Tokens(
        usage.input(), usage.output(), usage.cacheRead(), usage.cacheWrite() - hour, hour);
  }

  /// The most that a call of this body can cost; empty when the price is not known, or when there
  /// is nothing to call.
  ///
  /// @param tier the tier of service that is asked for; null for the account's own
  public Optional<BigDecimal> worstCase(
      @Nullable PlatformRoute route, Content body, @Nullable ServiceTier tier, Instant at) {
    if (route == null) {
      return Optional.of(BigDecimal.ZERO);
    }
    Optional<Price> price = known(route.model(), tier, at);
    if (price.isEmpty()) {
      metrics.priceUnknown();
    }
    return price.map(
        each -> each.worstCase(body.size(), JsonBody.maxTokens(body).orElse(MOST_OUTPUT_TOKENS)));
  }

  /// The prices are those of the default tier. What the others cost nobody has told for any model
  /// that is listed.
  private Optional<Price> known(ModelReference model, @Nullable ServiceTier tier, Instant at) {
    return tier == null || tier == ServiceTier.DEFAULT
        ? prices.price(model, LocalDate.ofInstant(at, ZoneOffset.UTC))
        : Optional.empty();
  }
}
