package dev.latchkey.simulator;

import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AccountRules;
import dev.latchkey.simulator.admin.AboutResource;
import dev.latchkey.simulator.admin.AccountsResource;
import dev.latchkey.simulator.admin.AdminApi;
import dev.latchkey.simulator.admin.CallsResource;
import dev.latchkey.simulator.admin.FaultsResource;
import dev.latchkey.simulator.authentication.Authenticator;
import dev.latchkey.simulator.authentication.KeyRing;
import dev.latchkey.simulator.authentication.SessionTokens;
import dev.latchkey.simulator.bedrock.BedrockControl;
import dev.latchkey.simulator.bedrock.BedrockRuntime;
import dev.latchkey.simulator.bedrock.RolePermissions;
import dev.latchkey.simulator.calls.CallLog;
import dev.latchkey.simulator.calls.CallQuery;
import dev.latchkey.simulator.claude.PromptCache;
import dev.latchkey.simulator.endpoint.EndpointResolver;
import dev.latchkey.simulator.faults.Fault;
import dev.latchkey.simulator.faults.FaultDocument;
import dev.latchkey.simulator.faults.FaultRules;
import dev.latchkey.simulator.faults.FaultScript;
import dev.latchkey.simulator.faults.FaultState;
import dev.latchkey.simulator.http.AdminListener;
import dev.latchkey.simulator.http.AwsListener;
import dev.latchkey.simulator.http.LoopbackServer;
import dev.latchkey.simulator.models.ModelCatalog;
import dev.latchkey.simulator.sigv4.SignatureVerifier;
import dev.latchkey.simulator.sts.SecurityTokenService;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// A running simulator: Bedrock and STS at one loopback port, the admin interface at another. Holds
/// its state in memory; closing it frees the ports. Safe for concurrent use.
///
/// Point an SDK client at it with an endpoint override of [#endpoint(String)], or of [#uri()]
/// alone: then the region is taken from the signature.
public final class AwsSimulator implements AutoCloseable {

  private final Vertx vertx;
  private final URI uri;
  private final URI adminUri;
  private final State state;

  private AwsSimulator(Vertx vertx, URI uri, URI adminUri, State state) {
    this.vertx = vertx;
    this.uri = uri;
    this.adminUri = adminUri;
    this.state = state;
  }

  /// What the simulator remembers and can be told.
  private record State(
      AccountDirectory accounts,
      SessionTokens sessions,
      CallLog log,
      FaultScript faults,
      FaultRules faultRules) {}

  /// Starts a simulator and waits until it listens.
  ///
  /// @throws IllegalArgumentException when the accounts of the settings are not acceptable
  /// @throws CompletionException with the [java.io.IOException] when a port cannot be had
  public static AwsSimulator start(SimulatorSettings settings) {
    ModelCatalog catalog = ModelCatalog.builtIn();
    AccountRules rules = new AccountRules(catalog.regions(), catalog.modelIds());
    SessionTokens sessions = new SessionTokens(settings.sessionSeed());
    State state =
        new State(
            new AccountDirectory(settings.accounts().read(rules)),
            sessions,
            new CallLog(settings.callCapacity()),
            new FaultScript(settings.clock()),
            new FaultRules(catalog.regions(), sessions::lastSerial));
    AdminApi admin =
        new AdminApi(
            new AccountsResource(state.accounts(), rules),
            new CallsResource(state.log()),
            new FaultsResource(state.faults(), state.faultRules()),
            new AboutResource());
    CallPipeline pipeline = pipeline(settings, catalog, state);
    return listen(settings, new AwsListener(pipeline::answer, settings.clock()), admin, state);
  }

  private static CallPipeline pipeline(
      SimulatorSettings settings, ModelCatalog catalog, State state) {
    InstantSource clock = settings.clock();
    AccountDirectory accounts = state.accounts();
    KeyRing keys = new KeyRing(accounts, state.sessions(), clock);
    SimulatedServices services =
        new SimulatedServices(
            new RolePermissions(catalog, accounts),
            new BedrockRuntime(catalog, accounts, new PromptCache(clock)),
            new BedrockControl(catalog),
            new SecurityTokenService(accounts, state.sessions(), clock));
    return new CallPipeline(
        new EndpointResolver(catalog.regions()),
        new Authenticator(new SignatureVerifier(clock, keys::find)),
        new FaultedServices(services, state.faults()),
        state.log(),
        clock);
  }

  private static AwsSimulator listen(
      SimulatorSettings settings, AwsListener aws, AdminApi admin, State state) {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(loops + 1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    try {
      return new AwsSimulator(
          vertx,
          LoopbackServer.listen(vertx, settings.port(), loops, aws),
          LoopbackServer.listen(vertx, settings.adminPort(), 1, new AdminListener(admin)),
          state);
    } catch (CompletionException e) {
      vertx.close();
      throw e;
    }
  }

  /// Where the AWS endpoints are, for example `http://127.0.0.1:4566`.
  public URI uri() {
    return uri;
  }

  /// The address that stands for one AWS host, for example
  /// `http://127.0.0.1:4566/sts.us-east-1.amazonaws.com`.
  public URI endpoint(String awsHost) {
    return URI.create(uri + "/" + awsHost);
  }

  /// Where the admin interface is, for example `http://127.0.0.1:4567`; its paths start with
  /// `/admin`.
  public URI adminUri() {
    return adminUri;
  }

  /// Adds a fault to the script; in force for the next call.
  ///
  /// @throws IllegalArgumentException naming every problem of the document
  public Fault addFault(FaultDocument document) {
    return switch (state.faultRules().read(document)) {
      case FaultRules.Reading.Bad(List<String> problems) ->
          throw new IllegalArgumentException(String.join("; ", problems));
      case FaultRules.Reading.Good(Function<String, Fault> fault) -> state.faults().add(fault);
    };
  }

  /// The faults of the script and how often each applied.
  public List<FaultState> faults() {
    return state.faults().states();
  }

  /// Removes a fault; false when there is none of this id.
  public boolean removeFault(String id) {
    return state.faults().remove(id);
  }

  /// Removes every fault.
  public void clearFaults() {
    state.faults().clear();
  }

  /// The calls that a query admits.
  public CallLog.Excerpt calls(CallQuery query) {
    return state.log().find(query);
  }

  /// Stops listening and waits until the ports are free.
  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
