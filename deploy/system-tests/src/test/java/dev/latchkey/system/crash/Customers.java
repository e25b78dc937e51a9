package dev.latchkey.system.crash;

import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The workspaces of one run, and what goes wrong in their accounts and the platform's.
///
/// @param allow may fall back
/// @param strict may not
/// @param ended may fall back, and must, because its own session has ended
record Customers(Customer allow, Customer strict, Customer ended) {
  private static final Duration SLOW = Duration.ofMillis(400);
  private static final Duration FAST = Duration.ofMillis(50);

  /// @param run tells its workspaces from those of other runs
  static Customers create(CrashStack stack, String run) {
    return new Customers(
        Customer.active(stack, run + "-allow", FallbackPolicy.ALLOW),
        Customer.active(stack, run + "-strict", FallbackPolicy.STRICT),
        Customer.ended(stack, run + "-ended", FallbackPolicy.ALLOW));
  }

  Stream<Customer> all() {
    return Stream.of(allow, strict, ended);
  }

  Set<WorkspaceId> workspaces() {
    return all()
        .map(customer -> customer.tenancy().workspace())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Mostly one that falls back.
  Customer any(Random random) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> allow;
      case 2 -> strict;
      default -> ended;
    };
  }

  /// Scripts what goes wrong at AWS. The first fault that applies to a call decides.
  void disturb(SimulatorAdmin aws, AwsAccountId platform, Random random) {
    aws.clearFaults();
    List<SimulatedFault> ofOwn =
        List.of(
            share(SimulatedFault.cutBeforeAnswer(/* ran= */ true), 0.07, random),
            share(SimulatedFault.cutBeforeAnswer(/* ran= */ false), 0.04, random),
            share(SimulatedFault.cutDuringAnswer(), 0.04, random),
            share(SimulatedFault.error("internal"), 0.06, random),
            share(SimulatedFault.error("throttle-requests"), 0.15, random),
            share(SimulatedFault.latency(SLOW), 0.7, random),
            SimulatedFault.latency(FAST));
    Stream.of(allow, strict)
        .flatMap(customer -> ofOwn.stream().map(each -> each.onAccount(customer.key().account())))
        .forEach(aws::addFault);
    Stream.of(
            share(SimulatedFault.cutBeforeAnswer(/* ran= */ true), 0.06, random),
            share(SimulatedFault.error("unavailable"), 0.08, random),
            share(SimulatedFault.latency(SLOW), 0.7, random),
            SimulatedFault.latency(FAST))
        .map(each -> each.onAccount(platform.value()).onOperation("InvokeModel"))
        .forEach(aws::addFault);
  }

  private static SimulatedFault share(SimulatedFault fault, double share, Random random) {
    return fault.withProbability(share, random.nextLong());
  }
}
