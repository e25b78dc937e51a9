package dev.latchkey.local.demo;

import dev.latchkey.local.simulator.SimulatedAccount;

/// Takes an AWS account of a customer, with an access key of an IAM user in it.
final class FindCustomerAccount implements DemoStep {

  @Override
  public String name() {
    return "customer-account-found";
  }

  @Override
  public String title() {
    return "The customer has an AWS account and an access key";
  }

  @Override
  public Evidence run(DemoSession session) {
    String region = DemoWorkspaces.RESEARCH_REGION.name();
    SimulatedAccount account =
        session.simulator().accounts().stream()
            .filter(candidate -> candidate.name().startsWith(DemoWorkspaces.ACME.value()))
            .filter(candidate -> candidate.regions().contains(region))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("the simulator has no acme account in " + region));
    session.remember(account, session.simulator().lastCall());
    UsedUpQuota.giveBack(session.simulator());
    return Evidence.none()
        .and("account", account.id())
        .and("user", account.user())
        .and("accessKeyId", account.accessKeyId());
  }
}
