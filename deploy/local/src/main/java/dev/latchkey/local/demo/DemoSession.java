package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.local.audit.AuditApi;
import dev.latchkey.local.http.JsonApi;
import dev.latchkey.local.inference.Answer;
import dev.latchkey.local.inference.InferenceClient;
import dev.latchkey.local.inference.TopicTail;
import dev.latchkey.local.oidc.DemoUser;
import dev.latchkey.local.oidc.TokenEndpoint;
import dev.latchkey.local.simulator.SimulatedAccount;
import dev.latchkey.local.simulator.SimulatorAdmin;
import dev.latchkey.local.stack.StackAddresses;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the steps of one run of the demo share: the ways into the stack, and what earlier steps
/// found out. For one thread.
final class DemoSession {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StackAddresses addresses;
  private @Nullable SimulatedAccount account;
  private long callsBefore;
  private @Nullable Integer version;
  private Answer.@Nullable Succeeded answer;
  private @Nullable String fallback;

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
    return api(addresses.credentialService(), user);
  }

  /// The API of routing-service, as this user.
  JsonApi routing(DemoUser user) {
    return api(addresses.routingService(), user);
  }

  /// The API of audit-service, as this user.
  JsonApi audit(DemoUser user) {
    return api(addresses.auditService(), user);
  }

  /// The audit log of the demo's organisation, for its auditor.
  AuditApi auditLog() {
    return new AuditApi(
        addresses.auditService(), new TokenEndpoint(addresses.issuer()).tokenOf(DemoUser.CAROL));
  }

  private JsonApi api(URI address, DemoUser user) {
    return new JsonApi(address).as(new TokenEndpoint(addresses.issuer()).tokenOf(user));
  }

  /// The first event of this type that fits, from the beginning of its topic on. Waits for it.
  ///
  /// @throws IllegalStateException if none comes
  <T> T event(EventType<T> type, Predicate<T> wanted) {
    Function<CloudEvent, Optional<T>> reading =
        event ->
            type.read(event) instanceof Parsed.Ok<T>(T data)
                ? Optional.of(data).filter(wanted)
                : Optional.empty();
    try (TopicTail tail = TopicTail.fromBeginning(kafka(), type.topic())) {
      return tail.first(event -> reading.apply(event).isPresent(), PATIENCE)
          .flatMap(reading)
          .orElseThrow(() -> new IllegalStateException("no such event on " + type.topic().name()));
    }
  }

  void remember(SimulatedAccount found, long lastCall) {
    account = found;
    callsBefore = lastCall;
  }

  /// The sequence of AWS's latest call before the demo began.
  long callsBefore() {
    return callsBefore;
  }

  void rememberVersion(int saved) {
    version = saved;
  }

  void remember(Answer.Succeeded received) {
    answer = received;
  }

  void rememberFallback(String id) {
    fallback = id;
  }

  /// The id of the fallback that was served.
  String fallback() {
    return known(fallback, "no fallback was served");
  }

  /// The customer's account.
  SimulatedAccount account() {
    return known(account, "no customer account was found");
  }

  /// The version of the credential that the key was saved as.
  int version() {
    return known(version, "no key was saved");
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
