package dev.latchkey.simulator;

import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.Delivery;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.faults.FaultScript;
import dev.latchkey.simulator.faults.FaultedCall;
import dev.latchkey.simulator.faults.Interference;
import dev.latchkey.simulator.operation.Operation;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The services with the script of faults before them.
record FaultedServices(SimulatedServices services, FaultScript faults) {

  /// What became of a call.
  ///
  /// @param ran whether the operation was carried out, and is paid, whoever learns of it
  /// @param fault name of the fault that applied, `null` when none did
  record Outcome(Answer answer, boolean ran, @Nullable String fault, Delivery delivery) {

    /// A call that no service saw.
    static Outcome refused(Answer answer) {
      return new Outcome(answer, false, null, new Delivery.AtOnce());
    }
  }

  Outcome answer(String service, Operation operation, Caller caller, RequestBody body) {
    FaultedCall call = new FaultedCall(service, operation, caller.principal(), caller.region());
    Optional<Interference> interference = faults.onto(call);
    if (interference.isEmpty()) {
      return run(call, caller, body, null, new Delivery.AtOnce());
    }
    return switch (interference.get()) {
      case Interference.Refused(String fault, Answer answer) ->
          new Outcome(answer, false, fault, new Delivery.AtOnce());
      case Interference.Lost(String fault) ->
          new Outcome(new Answer.None(), false, fault, new Delivery.CutBefore());
      case Interference.Delivered(String fault, Delivery delivery) ->
          run(call, caller, body, fault, delivery);
    };
  }

  private Outcome run(
      FaultedCall call,
      Caller caller,
      RequestBody body,
      @Nullable String fault,
      Delivery delivery) {
    Answer answer = services.answer(call.operation(), caller, body);
    if (answer instanceof Answer.Served served) {
      faults.spend(call, tokens(served));
      return new Outcome(answer, true, fault, delivery);
    }
    return new Outcome(answer, false, fault, delivery);
  }

  private static long tokens(Answer.Served served) {
    return Stream.of("X-Amzn-Bedrock-Input-Token-Count", "X-Amzn-Bedrock-Output-Token-Count")
        .mapToLong(header -> Long.parseLong(served.headers().getOrDefault(header, "0")))
        .sum();
  }
}
