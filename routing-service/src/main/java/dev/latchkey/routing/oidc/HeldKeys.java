package dev.latchkey.routing.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/// The issuer's keys as they were fetched last, and how the last try went.
///
/// @param keys the keys; empty when none were ever fetched
/// @param triedAt when the issuer was asked last; null when it was not
/// @param fetchedAt when it answered last; null when it did not
/// @param failure why the last try brought no key; null when it brought some
record HeldKeys(
    List<PublicJsonWebKey> keys,
    @Nullable Instant triedAt,
    @Nullable Instant fetchedAt,
    @Nullable String failure) {

  /// The least time between two fetches while some keys are held.
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  /// The least time between two fetches while no key is held, so that no grant can be verified.
  static final Duration BETWEEN_FIRST_FETCHES = Duration.ofSeconds(5);

  /// The age at which keys are fetched again, so that one that the issuer withdrew stops counting.
  static final Duration OLD = Duration.ofMinutes(5);

  HeldKeys {
    keys = List.copyOf(keys);
  }

  /// What is held before the first fetch.
  static HeldKeys none() {
    return new HeldKeys(List.of(), null, null, "the grant issuer's keys were not fetched yet");
  }

  /// What is held after asking the issuer: keys outlive a failure.
  HeldKeys after(KeySetReading reading, Instant now) {
    return switch (reading) {
      case KeySetReading.Fetched(var fetched) ->
          new HeldKeys(
              fetched, now, now, fetched.isEmpty() ? "the grant issuer publishes no key" : null);
      case KeySetReading.Failed(String why) -> new HeldKeys(keys, now, fetchedAt, why);
    };
  }

  /// The key that a token names.
  KeyLookup find(GrantToken token) {
    return token
        .choose(keys)
        .<KeyLookup>map(KeyLookup.Found::new)
        .orElseGet(
            () -> failure == null ? new KeyLookup.Unknown() : new KeyLookup.Unavailable(failure));
  }

  /// Whether the issuer should be asked what it publishes now.
  boolean areOldAt(Instant now) {
    return fetchedAt == null || !now.isBefore(fetchedAt.plus(OLD));
  }

  /// Whether the issuer may be asked again.
  boolean mayFetchAt(Instant now) {
    Duration rest = keys.isEmpty() ? BETWEEN_FIRST_FETCHES : BETWEEN_FETCHES;
    return triedAt == null || !now.isBefore(triedAt.plus(rest));
  }
}
