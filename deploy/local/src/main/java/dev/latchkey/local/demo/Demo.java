package dev.latchkey.local.demo;

import dev.latchkey.local.stack.StackAddresses;
import java.util.List;
import java.util.function.Consumer;

/// The main job, once: a customer's key saved, a request answered from the customer's account, what
/// each policy makes of a call that fails there, and what must not work refused. May run any number
/// of times on the same stack; leaves the policy Strict.
public final class Demo {
  private static final List<DemoStep> STEPS =
      List.of(
          new FindCustomerAccount(),
          new PublishDirectory(),
          new SaveAccessKey(),
          new AwaitSettings(),
          new AskModel(),
          new ShowPayingAccount(),
          new ServeUnderAllow(),
          new ProveFallback(),
          new ServeUnderWarn(),
          new RefuseUnderStrict(),
          new RefuseOtherOrganisation(),
          new RefuseUnknownWorkspace());

  private final StackAddresses addresses;

  /// @param addresses the stack to run it on
  public Demo(StackAddresses addresses) {
    this.addresses = addresses;
  }

  /// Runs all steps, also after one that is not ok.
  ///
  /// @param told is told of each step as it is done
  public List<StepResult> run(Consumer<StepResult> told) {
    DemoSession session = new DemoSession(addresses);
    return STEPS.stream().map(step -> StepResult.of(step, session)).peek(told).toList();
  }
}
