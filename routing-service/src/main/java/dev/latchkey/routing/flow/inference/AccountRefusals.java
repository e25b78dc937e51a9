package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.bounded.LeastRecentlyUsed;
import dev.latchkey.routing.model.KnownLimits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Remembers for a while what AWS accounts refuse, so that not every request has to find it out
/// with a call. Bounded, and lost with the process: then one call finds it out again. Thread-safe.
@Singleton
public final class AccountRefusals {

  /// Policies and models change; what is remembered longer would hide it.
  private static final Duration MEMORY = Duration.ofMinutes(10);

  private static final int MOST_PLACES = 5_000;
  private static final int MOST_MODELS = 64;

  private final Map<Place, Map<Refusal, Instant>> seen = new LeastRecentlyUsed<>(MOST_PLACES);
  private final InstantSource clock;

  @Inject
  public AccountRefusals(InstantSource clock) {
    this.clock = clock;
  }

  /// What an account has lately refused in a region.
  synchronized KnownLimits of(AwsAccountId account, Region region) {
    Map<Refusal, Instant> refusals = seen.get(new Place(account, region));
    return refusals == null
        ? KnownLimits.NONE
        : new KnownLimits(
            models(refusals, Kind.PROFILE_DENIED), models(refusals, Kind.CACHING_REFUSED));
  }

  /// Notes that a profile is forbidden while its model's own id works.
  void noteDenied(AwsAccountId account, Region region, ModelReference profile) {
    note(new Place(account, region), new Refusal(Kind.PROFILE_DENIED, profile));
  }

  /// Notes that prompt caching is refused for a model.
  void noteUncached(AwsAccountId account, Region region, ModelReference model) {
    note(new Place(account, region), new Refusal(Kind.CACHING_REFUSED, model));
  }

  private synchronized void note(Place place, Refusal refusal) {
    seen.computeIfAbsent(place, _ -> new LeastRecentlyUsed<>(MOST_MODELS))
        .put(refusal, clock.instant().plus(MEMORY));
  }

  private Set<ModelReference> models(Map<Refusal, Instant> refusals, Kind kind) {
    Instant now = clock.instant();
    return refusals.entrySet().stream()
        .filter(each -> each.getKey().kind() == kind && now.isBefore(each.getValue()))
        .map(each -> each.getKey().model())
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Place(AwsAccountId account, Region region) {}

  private record Refusal(Kind kind, ModelReference model) {}

  private enum Kind {
    PROFILE_DENIED,
    CACHING_REFUSED
  }
}
