package dev.latchkey.simulator;

import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.Delivery;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.exchange.StreamScript;
import dev.latchkey.simulator.faults.FaultScript;
import dev.latchkey.simulator.faults.FaultedCall;
import dev.latchkey.simulator.faults.Interference;
import dev.latchkey.simulator.operation.Operation;
import java.util.Optional;
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
    DeltaShape shape =
        delivery instanceof Delivery.Scripted(StreamScript script, _)
            ? script.shape()
            : DeltaShape.usual();
    Answer answer = services.answer(call.operation(), caller, body, shape);
    return switch (answer) {
      case Answer.Served served -> ran(call, answer, served.tokens(), fault, delivery);
      case Answer.Streamed streamed -> ran(call, answer, streamed.tokens(), fault, delivery);
      case Answer.Refused _,
          Answer.AccessDenied _,
          Answer.GatewayFailed _,
          Answer.None _,
          Answer.UnknownRuntimeOperation _ ->
          new Outcome(answer, false, fault, delivery);
    };
  }

  private Outcome ran(
      FaultedCall call, Answer answer, long tokens, @Nullable String fault, Delivery delivery) {
    faults.spend(call, tokens);
    return new Outcome(answer, true, fault, delivery);
  }
}
