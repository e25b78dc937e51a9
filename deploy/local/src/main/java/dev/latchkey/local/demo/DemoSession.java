package dev.latchkey.local.demo;

import dev.latchkey.local.http.JsonApi;
import dev.latchkey.local.inference.Answer;
import dev.latchkey.local.inference.InferenceClient;
import dev.latchkey.local.oidc.DemoUser;
import dev.latchkey.local.oidc.TokenEndpoint;
import dev.latchkey.local.simulator.SimulatedAccount;
import dev.latchkey.local.simulator.SimulatorAdmin;
import dev.latchkey.local.stack.StackAddresses;
import org.jspecify.annotations.Nullable;

/// What the steps of one run of the demo share: the ways into the stack, and what earlier steps
/// found out. For one thread.
final class DemoSession {
  private final StackAddresses addresses;
  private @Nullable SimulatedAccount account;
  private Answer.@Nullable Succeeded answer;

  DemoSession(StackAddresses addresses) {
    this.addresses = addresses;
  }

  String kafka() {
    return addresses.kafka();
  }

  SimulatorAdmin simulator() {
    return new SimulatorAdmin(addresses.simulatorAdmin());
  }

  InferenceClient inference() {
    return new InferenceClient(addresses.kafka());
  }

  /// The API of credential-service, as this user.
  JsonApi credentials(DemoUser user) {
    return new JsonApi(addresses.credentialService())
        .as(new TokenEndpoint(addresses.issuer()).tokenOf(user));
  }

  void remember(SimulatedAccount found) {
    account = found;
  }

  void remember(Answer.Succeeded received) {
    answer = received;
  }

  /// The customer's account.
  SimulatedAccount account() {
    return known(account, "no customer account was found");
  }

  /// The answer to the demo's question.
  Answer.Succeeded answer() {
    return known(answer, "no answer was received");
  }

  private static <T> T known(@Nullable T fact, String otherwise) {
    if (fact == null) {
      throw new IllegalStateException(otherwise + " in an earlier step");
    }
    return fact;
  }
}
