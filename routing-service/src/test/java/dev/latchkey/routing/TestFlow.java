package dev.latchkey.routing;

import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.FailureTable;
import dev.latchkey.routing.bedrock.ModelList;
import dev.latchkey.routing.bedrock.PriceList;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.flow.call.AttemptCall;
import dev.latchkey.routing.flow.call.CallPrices;
import dev.latchkey.routing.flow.call.Ownership;
import dev.latchkey.routing.flow.call.PlatformSessions;
import dev.latchkey.routing.flow.call.ReportOutcome;
import dev.latchkey.routing.flow.delivery.DeliverAnswer;
import dev.latchkey.routing.flow.fallback.CallPlatform;
import dev.latchkey.routing.flow.fallback.FallBack;
import dev.latchkey.routing.flow.fallback.GatherFacts;
import dev.latchkey.routing.flow.fallback.ServeByPlatform;
import dev.latchkey.routing.flow.fallback.WarnStates;
import dev.latchkey.routing.flow.inference.AccountRefusals;
import dev.latchkey.routing.flow.inference.CallOwnAccount;
import dev.latchkey.routing.flow.inference.CallWithCredits;
import dev.latchkey.routing.flow.inference.ChooseModel;
import dev.latchkey.routing.flow.inference.Pauses;
import dev.latchkey.routing.flow.inference.Retries;
import dev.latchkey.routing.flow.inference.RetryBudgets;
import dev.latchkey.routing.flow.inference.RunInference;
import dev.latchkey.routing.flow.intake.AcceptRequests;
import dev.latchkey.routing.flow.intake.BeginBatch;
import dev.latchkey.routing.flow.intake.BuryRequest;
import dev.latchkey.routing.flow.intake.InFlight;
import dev.latchkey.routing.flow.intake.NoticeDuplicate;
import dev.latchkey.routing.flow.intake.RefuseBusy;
import dev.latchkey.routing.flow.intake.ServeRequest;
import dev.latchkey.routing.flow.request.ProveRequest;
import dev.latchkey.routing.flow.stream.StreamCall;
import dev.latchkey.routing.flow.takeover.EndOrphan;
import dev.latchkey.routing.flow.takeover.HoldLease;
import dev.latchkey.routing.flow.takeover.TakeOver;
import dev.latchkey.routing.kafka.AuditTopicCheck;
import dev.latchkey.routing.kafka.ConfirmationsTable;
import dev.latchkey.routing.kafka.FallbackIntents;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.ReplyTopics;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.RequestReplay;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.model.ModelCatalog;
import dev.latchkey.routing.model.ModelRule;
import dev.latchkey.routing.oidc.Grants;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.FallbackCapTable;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.postgres.ModelAccess;
import dev.latchkey.routing.postgres.WarnSessions;
import dev.latchkey.routing.price.PriceTable;
import dev.latchkey.routing.sts.PlatformRoles;
import dev.latchkey.routing.sts.PlatformRoutes;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import dev.latchkey.routing.vault.PlatformKeys;
import dev.latchkey.routing.vault.Sessions;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/// Puts the flow together as CDI does, so that a test can run several instances in one JVM.
record TestFlow(HoldLease lease, AcceptRequests accept, TakeOver takeOver, Pauses pauses) {
  private static final Duration STREAM_IDLE = Duration.ofSeconds(2);

  /// The outside systems of an instance.
  record Systems(
      KafkaSystems kafka,
      Leases leases,
      DataSource database,
      Sessions sessions,
      PlatformRoutes routes,
      PlatformKeys keys,
      PlatformRoles roles,
      BedrockCalls bedrock,
      Grants grants,
      InFlight inFlight,
      RoutingMetrics metrics,
      Tracing tracing) {}

  /// What reads from Kafka and writes to it.
  record KafkaSystems(
      RequestIntake intake,
      RequestReplay replay,
      SettingsTable settings,
      ConfirmationsTable confirmations,
      FallbackIntents intents,
      AuditTopicCheck audit,
      ReplyTopics replies,
      Publisher publisher) {}

  /// Puts it together over these systems.
  static TestFlow over(Systems systems) {
    return new Assembly(systems).flow();
  }

  private static final class Assembly {

    private final InstantSource clock = InstantSource.system();
    private final Pauses pauses = new Pauses();
    private final Systems systems;
    private final KafkaSystems kafka;
    private final Claims claims;
    private final Answers answers;
    private final FallbackCapTable caps;
    private final WarnStates warnings;
    private final CallPrices prices;
    private final AttemptCall attempts;
    private final Ownership ownership;
    private final Retries retries;
    private final PlatformSessions platform;
    private final ProveRequest prove;

    private Assembly(Systems systems) {
      this.systems = systems;
      this.kafka = systems.kafka();
      this.claims = new Claims(systems.database(), systems.leases(), clock);
      this.answers = new Answers(systems.database());
      this.caps = new FallbackCapTable(systems.database());
      this.warnings = new WarnStates(new WarnSessions(systems.database()), kafka.confirmations());
      this.prices = new CallPrices(new PriceTable(PriceList.rows()), systems.metrics());
      this.attempts =
          new AttemptCall(
              systems.bedrock(),
              new StreamCall(systems.bedrock(), () -> STREAM_IDLE),
              new FailureClassifier(FailureTable.rows()),
              new ModelAccess(systems.database()),
              prices,
              new ReportOutcome(kafka.publisher()),
              systems.metrics(),
              clock);
      this.ownership = new Ownership(systems.leases(), claims);
      this.retries = new Retries(new RetryBudgets(), pauses);
      this.platform = new PlatformSessions(systems.keys(), systems.roles(), systems.metrics());
      this.prove = new ProveRequest(systems.grants());
    }

    private TestFlow flow() {
      DeliverAnswer delivery =
          new DeliverAnswer(answers, kafka.publisher(), systems.metrics(), clock);
      ServeRequest serve =
          new ServeRequest(
              inference(),
              delivery,
              kafka.publisher(),
              kafka.replies(),
              systems.tracing(),
              systems.metrics(),
              clock);
      EndOrphan orphans =
          new EndOrphan(prove, serve, kafka.settings(), claims, caps, kafka.publisher(), clock);
      return new TestFlow(
          new HoldLease(systems.leases()),
          accept(serve),
          new TakeOver(
              systems.leases(),
              claims,
              answers,
              kafka.replay(),
              orphans,
              delivery,
              systems.inFlight()),
          pauses);
    }

    private AcceptRequests accept(ServeRequest serve) {
      return new AcceptRequests(
          kafka.intake(),
          kafka.settings(),
          systems.leases(),
          claims,
          new BeginBatch(
              serve,
              new RefuseBusy(kafka.publisher(), answers, kafka.replies(), systems.metrics(), clock),
              new BuryRequest(kafka.publisher(), systems.metrics()),
              new NoticeDuplicate(kafka.publisher(), kafka.replies(), systems.metrics(), clock),
              systems.inFlight(),
              systems.metrics()),
          systems.inFlight());
    }

    private RunInference inference() {
      ChooseModel models =
          new ChooseModel(
              new ModelRule(new ModelCatalog(ModelList.models()), new PriceTable(PriceList.rows())),
              new AccountRefusals(clock),
              clock);
      return new RunInference(
          prove,
          kafka.settings(),
          new CallOwnAccount(
              systems.sessions(), models, attempts, ownership, retries, fallBack(), clock),
          new CallWithCredits(systems.routes(), platform, attempts, ownership, retries, clock),
          models,
          warnings,
          clock);
    }

    private FallBack fallBack() {
      GatherFacts gather =
          new GatherFacts(
              kafka.settings(), systems.routes(), prices, caps, warnings, kafka.audit(), clock);
      CallPlatform call =
          new CallPlatform(kafka.settings(), platform, claims, caps, attempts, clock);
      return new FallBack(
          gather,
          new ServeByPlatform(warnings, caps, claims, systems.routes(), kafka.intents(), call));
    }
  }
}
