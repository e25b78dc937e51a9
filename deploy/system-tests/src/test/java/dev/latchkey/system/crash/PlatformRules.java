package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The platform is called only for whom, and where, it may be, and with a durable intent (INV-3, 4,
/// 5, 6).
record PlatformRules(History history) {

  Stream<Violation> violations() {
    return history.platformCalls().stream()
        .flatMap(call -> history.requestOf(call).flatMap(request -> breaches(call, request)));
  }

  private Stream<Violation> breaches(BedrockCall call, AskedRequest request) {
    Tenancy tenancy = request.tenancy();
    return Stream.of(
            unless(tenancy.policy() != FallbackPolicy.STRICT, Breach.STRICT_TOUCHED),
            unless(request.eligible(), Breach.INELIGIBLE_SERVED),
            unless(call.region().equals(tenancy.region()), Breach.REGION_CHANGED),
            unless(hasIntent(call, request), Breach.CALL_WITHOUT_INTENT),
            unless(!isBeforeIntent(call), Breach.CALL_BEFORE_INTENT))
        .flatMap(List::stream)
        .map(breach -> new Violation(breach, request.id(), call.toString()));
  }

  private boolean hasIntent(BedrockCall call, AskedRequest request) {
    String fallbackId = call.sessionName();
    Predicate<String> isThis = request.id()::equals;
    return fallbackId != null
        && history.intentsOf(fallbackId).stream()
            .anyMatch(intent -> isThis.test(intent.subject().requestId()));
  }

  private boolean isBeforeIntent(BedrockCall call) {
    String fallbackId = call.sessionName();
    Instant intended = fallbackId == null ? null : history.intendedAt().get(fallbackId);
    return intended != null && call.at().isBefore(intended);
  }

  private static List<Breach> unless(boolean kept, Breach breach) {
    return kept ? List.of() : List.of(breach);
  }
}
