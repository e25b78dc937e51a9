package dev.latchkey.routing.flow;

import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.FailureTable;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import dev.latchkey.routing.vault.Sessions;
import java.time.InstantSource;

/// Puts the flow together as CDI does, so that a test can run several instances in one JVM.
public record TestFlow(HoldLease lease, AcceptRequests accept, RepublishAnswers republish) {

  /// Puts it together over these systems.
  public static TestFlow over(
      RequestIntake intake,
      SettingsTable settings,
      Publisher publisher,
      Leases leases,
      Claims claims,
      Answers answers,
      Sessions sessions,
      BedrockCalls bedrock,
      InFlight inFlight,
      RoutingMetrics metrics,
      Tracing tracing) {
    InstantSource clock = InstantSource.system();
    AttemptCall attempts =
        new AttemptCall(
            bedrock,
            new FailureClassifier(FailureTable.rows()),
            new ReportOutcome(publisher),
            metrics,
            clock);
    DeliverAnswer delivery = new DeliverAnswer(answers, publisher);
    ServeRequest serve =
        new ServeRequest(
            new RunInference(settings, new CallBedrock(sessions, attempts, leases, claims, clock)),
            delivery,
            tracing,
            metrics,
            clock);
    AcceptRequests accept =
        new AcceptRequests(
            intake,
            settings,
            leases,
            claims,
            serve,
            new BuryRequest(publisher, metrics),
            inFlight,
            metrics);
    return new TestFlow(
        new HoldLease(leases), accept, new RepublishAnswers(leases, claims, answers, delivery));
  }
}
