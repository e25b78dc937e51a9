package dev.latchkey.routing.sts;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.decision.PlatformGrant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One session for each region, kept until five minutes before its end. It is opened by a thread of
/// its own, once for all who ask meanwhile: each waits for it no longer than it can, and all share
/// what came of it. There are never more than the platform has regions.
final class SharedSessions {

  private static final Duration BEFORE_END = Duration.ofMinutes(5);

  private final Map<Region, CompletableFuture<SessionResult>> regions = new ConcurrentHashMap<>();
  private final InstantSource clock;

  SharedSessions(InstantSource clock) {
    this.clock = clock;
  }

  /// The session of the grant's region.
  ///
  /// @param opening opens it where there is none
  SessionResult get(
      PlatformGrant.NotByok grant, Supplier<SessionResult> opening, Duration patience) {
    CompletableFuture<SessionResult> session =
        regions.compute(grant.region(), (_, before) -> isOfUse(before) ? before : begin(opening));
    try {
      return forGrant(grant, session.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return StsFailures.outOfTime();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a bug while opening a platform session", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StsFailures.outOfTime();
    }
  }

  private boolean isOfUse(@Nullable CompletableFuture<SessionResult> before) {
    return before != null
        && switch (before.state()) {
          case RUNNING -> true;
          case SUCCESS ->
              before.resultNow() instanceof SessionResult.Opened(PlatformSession session)
                  && clock.instant().isBefore(session.expiresAt().minus(BEFORE_END));
          case FAILED, CANCELLED -> false;
        };
  }

  private static CompletableFuture<SessionResult> begin(Supplier<SessionResult> opening) {
    CompletableFuture<SessionResult> session = new CompletableFuture<>();
    Future<?> _ = session.completeAsync(opening, task -> Thread.ofVirtual().start(task));
    return session;
  }

  private static SessionResult forGrant(PlatformGrant.NotByok grant, SessionResult shared) {
    return shared instanceof SessionResult.Opened(PlatformSession session)
        ? new SessionResult.Opened(session.with(grant))
        : shared;
  }
}
