package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Facts that permit a fallback, of which single ones can be changed.
final class Facts {

  static final Region HERE = new Region("eu-central-1");
  static final ModelReference MODEL = model("eu.anthropic.claude-a");

  private FallbackPolicy policy = FallbackPolicy.ALLOW;
  private Environment environment = Environment.PRODUCTION;
  private ErrorCode code = ErrorCode.THROTTLED;
  private Certainty certainty = Certainty.REFUSED;
  private boolean freshSession = false;
  private OperationFacts operation = new OperationFacts(Access.WRITE, false, true);
  private boolean deltaSent = false;
  private WarnState warn = WarnState.NOT_ASKED;
  private Portability portability = new Portability.Portable(MODEL);
  private Region region = HERE;
  private Destinations original = CallDestinations.of(HERE, MODEL);
  private @Nullable PlatformRoute route = route(HERE, MODEL);
  private CapState caps = CapState.WITHIN;
  private CallBudget budget = new CallBudget(2);
  private Duration left = Duration.ofSeconds(1);
  private boolean settingsProven = true;
  private boolean auditDurable = true;

  static Facts permitting() {
    return new Facts();
  }

  static PlatformRoute route(Region region, ModelReference model) {
    return new PlatformRoute(region, model, CallDestinations.of(region, model));
  }

  static ModelReference model(String text) {
    return ModelReference.parse(text).orThrow();
  }

  FallbackFacts facts() {
    return new FallbackFacts(
        policy,
        environment,
        new FailedCall(code, certainty, null),
        freshSession,
        operation,
        deltaSent,
        warn,
        portability,
        region,
        original,
        route,
        caps,
        budget,
        left,
        settingsProven,
        auditDurable);
  }

  Facts policy(FallbackPolicy it) {
    policy = it;
    return this;
  }

  Facts environment(Environment it) {
    environment = it;
    return this;
  }

  Facts code(ErrorCode it) {
    code = it;
    return this;
  }

  Facts certainty(Certainty it) {
    certainty = it;
    return this;
  }

  Facts freshSession(boolean it) {
    freshSession = it;
    return this;
  }

  Facts operation(OperationFacts it) {
    operation = it;
    return this;
  }

  Facts operation(Access access, boolean autonomous, boolean eligible) {
    return operation(new OperationFacts(access, autonomous, eligible));
  }

  Facts deltaSent(boolean it) {
    deltaSent = it;
    return this;
  }

  Facts warn(WarnState it) {
    warn = it;
    return this;
  }

  Facts portability(Portability it) {
    portability = it;
    return this;
  }

  Facts region(Region it) {
    region = it;
    return this;
  }

  Facts original(Destinations it) {
    original = it;
    return this;
  }

  Facts route(@Nullable PlatformRoute it) {
    route = it;
    return this;
  }

  Facts caps(CapState it) {
    caps = it;
    return this;
  }

  Facts spent(int it) {
    budget = new CallBudget(it);
    return this;
  }

  Facts left(Duration it) {
    left = it;
    return this;
  }

  Facts settingsProven(boolean it) {
    settingsProven = it;
    return this;
  }

  Facts auditDurable(boolean it) {
    auditDurable = it;
    return this;
  }
}
