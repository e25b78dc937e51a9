package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.routing.decision.CallVerdict.Failed;
import dev.latchkey.routing.decision.CallVerdict.Succeeded;
import dev.latchkey.routing.decision.FallbackDecision.Permitted;
import dev.latchkey.routing.decision.WalkedRequest.Call;
import dev.latchkey.routing.decision.WalkedRequest.Payer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The life of one workspace by chance: requests that fail in every way, owners who change their
/// minds also between a decision and its call, users who confirm, caps that fill and are reset. It
/// does with the rules what the flow does with them, and nothing of its own. The same seed gives
/// the same life.
final class FallbackWalk {

  private static final List<String> MODELS =
      List.of(
          "eu.anthropic.claude-a",
          "eu.anthropic.claude-a",
          "anthropic.claude-a",
          "global.anthropic.claude-a",
          "arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic.claude-a",
          "arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/known",
          "arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/unknown");
  private static final Map<String, ModelReference> EQUIVALENTS =
      Map.of(
          "arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/known",
          Facts.model("anthropic.claude-a"));
  private static final List<Region> REGIONS =
      List.of(new Region("eu-west-1"), new Region("eu-west-1"), new Region("eu-central-1"));
  private static final List<StatedFacts> STATED = Operations.stated().toList();
  private static final List<Standing> STANDINGS = Operations.standings().toList();
  private static final Standing FREEST =
      new Standing.Granted(new OperationFacts(Access.READ, false, true));
  private static final int MOST_IN_A_ROW = 2;
  private static final int MONEY_FOR_A_DAY = 5;

  private final Random random;
  private final Map<String, String> rememberedSessions = new HashMap<>();
  private final Map<String, Instant> confirmations = new HashMap<>();
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private SettingsAtDecision settings =
      new SettingsAtDecision(
          FallbackPolicy.ALLOW,
          1,
          Environment.PRODUCTION,
          new OwnCredential.Active(REGIONS.getFirst()),
          false);
  private boolean enforced;
  private RetryBudget retries = RetryBudget.begin();
  private int inARow;
  private int spent;

  FallbackWalk(long seed) {
    this.random = new Random(seed);
  }

  /// Lets something happen, and then a request come.
  WalkedRequest next() {
    now = now.plus(Duration.ofMinutes(random.nextInt(240)));
    if (chance(4)) {
      changeSettings();
    }
    if (chance(4)) {
      confirmations.put(key(user() + "/" + session()), now);
    }
    if (chance(40)) {
      inARow = 0;
      spent = 0;
    }
    return request();
  }

  private void changeSettings() {
    FallbackPolicy policy = chance(2) ? oneOf(FallbackPolicy.values()) : settings.policy();
    settings =
        new SettingsAtDecision(
            policy,
            settings.policyRevision() + (policy == settings.policy() ? 0 : 1),
            oneOf(Environment.values()),
            own(),
            chance(12));
    enforced = chance(4);
  }

  private OwnCredential own() {
    return switch (random.nextInt(8)) {
      case 0 -> new OwnCredential.NeverConfigured();
      case 1 ->
          new OwnCredential.Inactive(oneOf(InactiveReason.values()), chance(2) ? null : region());
      default -> new OwnCredential.Active(region());
    };
  }

  private WalkedRequest request() {
    WalkedRequest request =
        new WalkedRequest(
            settings,
            enforced,
            Facts.model(oneOf(MODELS)),
            chance(2) ? new StatedFacts(null, null, null) : oneOf(STATED),
            chance(2) ? FREEST : oneOf(STANDINGS),
            chance(12));
    retries = retries.afterRequest();
    switch (PaymentRule.of(
        settings.own(), settings.policy(), enforced, chance(4) ? null : region())) {
      case Payment.Own(Region region) -> callOwn(request, region);
      case Payment.Platform(var _, Region region) ->
          request.calls.add(new Call(Payer.CREDITS, region, request.model.text(), null));
      case Payment.Refused _ -> {}
    }
    return request;
  }

  private void callOwn(WalkedRequest request, Region region) {
    int limit = CallBudget.ownLimit(settings.policy() != FallbackPolicy.STRICT);
    CallBudget budget = CallBudget.untouched();
    boolean fresh = false;
    Duration left = Duration.ofMillis(chance(12) ? 0 : random.nextInt(2_000));
    while (true) {
      budget = budget.spendOne();
      FailedCall failure = chance(6) ? null : failure();
      request.calls.add(new Call(Payer.OWN, region, request.model.text(), failure));
      CallVerdict verdict = failure == null ? new Succeeded() : new Failed(failure);
      NextStep step =
          RetryRule.after(
              new AttemptState(
                  verdict,
                  budget,
                  limit,
                  request.operation().isRepeatable(),
                  fresh,
                  retries.permitsRetry(),
                  left,
                  random.nextDouble()));
      switch (step) {
        case NextStep.Answer() -> {
          inARow = 0;
          return;
        }
        case NextStep.RetryWithFreshSession() -> fresh = true;
        case NextStep.RetryAfter(Duration pause) -> {
          retries = retries.afterRetry();
          left = left.minus(pause);
        }
        case NextStep.GiveUp() -> {
          if (failure != null) {
            fallBack(request, region, failure, fresh || chance(3), budget, left);
          }
          return;
        }
      }
    }
  }

  private FailedCall failure() {
    ErrorCode code =
        chance(3)
            ? oneOf(ErrorCode.values())
            : oneOf(
                List.of(
                    ErrorCode.THROTTLED,
                    ErrorCode.TIMEOUT,
                    ErrorCode.QUOTA,
                    ErrorCode.CREDENTIAL_EXPIRED,
                    ErrorCode.MODEL_ACCESS_LOST));
    Duration retryAfter = chance(4) ? Duration.ofMillis(random.nextInt(3_000)) : null;
    return new FailedCall(code, oneOf(Certainty.values()), retryAfter);
  }

  private void fallBack(
      WalkedRequest request,
      Region region,
      FailedCall failure,
      boolean fresh,
      CallBudget budget,
      Duration left) {
    String user = chance(8) ? null : user();
    String session = chance(8) ? null : session();
    Portability portability =
        PortabilityRule.of(request.model, chance(12), settings.accountGuardrail(), EQUIVALENTS);
    FallbackFacts facts =
        new FallbackFacts(
            settings.policy(),
            settings.environment(),
            failure,
            fresh,
            request.operation(),
            request.deltaSent,
            ConfirmationRule.of(
                settings.policy(),
                user,
                session,
                rememberedSessions.get(key(user)),
                confirmations.get(key(user + "/" + session)),
                now),
            portability,
            region,
            CallDestinations.of(region, request.model),
            route(region, portability),
            caps(),
            chance(20) ? new CallBudget(CallBudget.MAX_CALLS) : budget,
            left,
            !chance(12),
            !chance(12));
    request.decision = FallbackRule.decide(facts);
    if (request.decision instanceof Permitted permitted) {
      callPlatform(request, permitted, user, session);
    }
  }

  private void callPlatform(
      WalkedRequest request, Permitted permitted, @Nullable String user, @Nullable String session) {
    SettingsAtDecision decided = settings;
    if (chance(4)) {
      changeSettings();
    }
    if (SettingsChangeRule.forbids(decided, settings)) {
      request.notExecuted = true;
      return;
    }
    request.whenPlatformWasCalled = settings;
    request.capsHeld = inARow < MOST_IN_A_ROW && spent < MONEY_FOR_A_DAY;
    request.confirmation = confirmation(user, session);
    PlatformRoute route = permitted.route();
    request.calls.add(
        new Call(
            Payer.FALLBACK, route.region(), route.model().text(), chance(4) ? failure() : null));
    rememberedSessions.putIfAbsent(key(user), String.valueOf(session));
    inARow++;
    spent++;
  }

  /// What stands behind the session at the moment of the call, without asking the rule.
  private String confirmation(@Nullable String user, @Nullable String session) {
    if (user == null || session == null) {
      return "nobody";
    }
    String first = rememberedSessions.getOrDefault(key(user), session);
    Instant confirmed = confirmations.get(key(user + "/" + session));
    boolean recent =
        confirmed != null && Duration.between(confirmed, now).compareTo(Duration.ofHours(12)) <= 0;
    return first.equals(session) || recent ? "confirmed" : "unconfirmed";
  }

  private @Nullable PlatformRoute route(Region region, Portability portability) {
    return switch (portability) {
      case Portability.NotPortable _ -> null;
      case Portability.Portable _ when chance(12) -> null;
      // A platform that is configured badly must not get through.
      case Portability.Portable _ when chance(12) ->
          Facts.route(region(), Facts.model(oneOf(MODELS.subList(1, 4))));
      case Portability.Portable(ModelReference model) ->
          Facts.route(chance(8) ? region() : region, model);
    };
  }

  private CapState caps() {
    if (chance(12)) {
      return CapState.PRICE_UNKNOWN;
    }
    if (spent >= MONEY_FOR_A_DAY) {
      return CapState.MONEY_REACHED;
    }
    return inARow >= MOST_IN_A_ROW ? CapState.CONSECUTIVE_REACHED : CapState.WITHIN;
  }

  private String key(@Nullable String name) {
    return settings.policyRevision() + "/" + name;
  }

  private String user() {
    return oneOf(List.of("ann", "bob"));
  }

  private String session() {
    return oneOf(List.of("s1", "s2", "s3"));
  }

  private Region region() {
    return oneOf(REGIONS);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
