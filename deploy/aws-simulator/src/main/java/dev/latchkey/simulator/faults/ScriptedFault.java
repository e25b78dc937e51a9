package dev.latchkey.simulator.faults;

import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Delivery;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A fault at work. Safe for concurrent use.
final class ScriptedFault {

  private static final Answer TOO_MANY_REQUESTS =
      refused(429, "ThrottlingException", "Too many requests, please wait before trying again.");
  private static final Answer TOO_MANY_REQUESTS_OF_STS =
      refused(400, "Throttling", "Rate exceeded");
  private static final Answer TOO_MANY_TOKENS =
      refused(
          429, "ThrottlingException", "Too many tokens per day, please wait before trying again.");
  private static final String EXPIRED = "The security token included in the request is expired";
  private static final Answer SESSION_EXPIRED = refused(403, "ExpiredTokenException", EXPIRED);
  private static final Answer SESSION_EXPIRED_OF_STS = refused(403, "ExpiredToken", EXPIRED);

  private final Fault fault;
  private final Random choice;
  private final @Nullable RequestRate rate;
  private final TokensOfDay tokens = new TokensOfDay();
  private final CompletableFuture<Void> removed = new CompletableFuture<>();
  private long matched;
  private long applied;

  ScriptedFault(Fault fault) {
    this.fault = fault;
    @Nullable Long seed = fault.seed();
    this.choice = seed == null ? new Random() : new Random(seed);
    this.rate =
        fault.effect() instanceof Effect.Throttle(int perMinute)
            ? new RequestRate(perMinute)
            : null;
  }

  private static Answer refused(int status, String code, String message) {
    return new Answer.Refused(new AwsError(status, code, message));
  }

  String id() {
    return fault.id();
  }

  synchronized FaultState state() {
    return new FaultState(fault, matched, applied);
  }

  /// Lets go of the calls that hang.
  void remove() {
    removed.complete(null);
  }

  /// What it does to this call; empty when nothing.
  synchronized Optional<Interference> onto(FaultedCall call, Instant now) {
    @Nullable Integer limit = fault.limit();
    if ((limit != null && applied >= limit) || !concerns(call)) {
      return Optional.empty();
    }
    matched++;
    if (matched <= fault.after() || choice.nextDouble() >= fault.probability()) {
      return Optional.empty();
    }
    Optional<Interference> interference = interference(call, now);
    interference.ifPresent(_ -> applied++);
    return interference;
  }

  private boolean concerns(FaultedCall call) {
    return fault.match().admits(call)
        && switch (fault.effect()) {
          case Effect.Fail(_, var surface) -> surface == null || surface.equals(call.service());
          case Effect.Expire(long lastSerial) -> call.principal().isSessionUpTo(lastSerial);
          case Effect.DailyQuota _ -> call.isInference();
          case Effect.Stream _ -> call.isStreamed();
          case Effect.Throttle _, Effect.Latency _, Effect.Hang _, Effect.Cut _ -> true;
        };
  }

  private Optional<Interference> interference(FaultedCall call, Instant now) {
    return switch (fault.effect()) {
      case Effect.Fail(Answer answer, _) -> refusal(answer);
      case Effect.Throttle _ -> throttled(call, now);
      case Effect.DailyQuota(long most) ->
          tokens.used(key(call), now) < most ? Optional.empty() : refusal(TOO_MANY_TOKENS);
      case Effect.Expire _ -> refusal(call.isOfSts() ? SESSION_EXPIRED_OF_STS : SESSION_EXPIRED);
      case Effect.Latency(var delay) -> delivery(new Delivery.Late(delay));
      case Effect.Hang() -> delivery(new Delivery.Never(removed));
      case Effect.Stream(var script) -> delivery(new Delivery.Scripted(script, removed));
      case Effect.Cut(Effect.Moment when, boolean runs) ->
          runs
              ? delivery(
                  switch (when) {
                    case BEFORE_ANSWER -> new Delivery.CutBefore();
                    case DURING_ANSWER -> new Delivery.CutDuring();
                  })
              : Optional.of(new Interference.Lost(fault.name()));
    };
  }

  private Optional<Interference> throttled(FaultedCall call, Instant now) {
    return rate == null || rate.admits(key(call), now)
        ? Optional.empty()
        : refusal(call.isOfSts() ? TOO_MANY_REQUESTS_OF_STS : TOO_MANY_REQUESTS);
  }

  private Optional<Interference> refusal(Answer answer) {
    return Optional.of(new Interference.Refused(fault.name(), answer));
  }

  private Optional<Interference> delivery(Delivery delivery) {
    return Optional.of(new Interference.Delivered(fault.name(), delivery));
  }

  /// Sessions share the allowance of their key, but not over accounts.
  private static String key(FaultedCall call) {
    return call.principal().accountId() + "/" + call.principal().longTermKeyId();
  }

  /// Notes the tokens of a call that was served.
  synchronized void spend(FaultedCall call, long count, Instant now) {
    if (fault.effect() instanceof Effect.DailyQuota && concerns(call)) {
      tokens.use(key(call), count, now);
    }
  }
}
