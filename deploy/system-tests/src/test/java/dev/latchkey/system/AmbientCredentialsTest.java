package dev.latchkey.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.testkit.sweep.PoisonedEnvironment;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// INV-2: whatever AWS credentials lie about in the environment, the customer's are used. Ends two
/// services of the stack, so that nothing but restarts may come after it.
@Order(4)
@ExtendWith(SharedStack.class)
class AmbientCredentialsTest {
  private static final String WORKSPACE = "acme-research";

  @Test
  void poisonedVariablesPropertiesAndFilesChangeNothing(RunningStack stack) throws Exception {
    // Given
    Status status = stack.status();
    PoisonedEnvironment poison = stack.poison();
    int callsBefore = stack.simulator().calls().size();
    CustomerKey key = CustomerKey.ofAccount(stack, "acme-production");
    HttpCaller alice = new HttpCaller(stack.latchkey().run("token", "alice").output());

    // When a key is saved and a request answered by services that were started with the poison
    int saved;
    LatchkeyScript.Result answer;
    try (PoisonedService credentials =
            PoisonedService.insteadOf(
                status.component("credential-service"), stack.data(), poison);
        PoisonedService _ =
            PoisonedService.insteadOf(status.component("routing-service"), stack.data(), poison)) {
      saved =
          alice
              .putJson(
                  CustomerKey.address(credentials.api(), WORKSPACE), key.toJson("eu-central-1"))
              .statusCode();
      answer = stack.latchkey().run("ask", "--workspace", WORKSPACE, "Who pays?");
    }

    // Then
    assertThat(saved).isBetween(200, 299);
    assertThat(answer.exitCode()).as(answer.output()).isZero();
    List<SimulatedCall> calls = stack.simulator().calls();
    assertThat(calls.subList(callsBefore, calls.size()))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.account()).isEqualTo(key.account()))
        .allSatisfy(call -> assertThat(call.region()).isEqualTo("eu-central-1"))
        .extracting(SimulatedCall::accessKeyId)
        .doesNotContainAnyElementsOf(poison.keyIds());
    assertThat(poison.trappedCalls()).isEmpty();
  }
}
