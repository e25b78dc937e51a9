package dev.latchkey.simulator;

import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AccountRules;
import dev.latchkey.simulator.admin.AboutResource;
import dev.latchkey.simulator.admin.AccountsResource;
import dev.latchkey.simulator.admin.AdminApi;
import dev.latchkey.simulator.admin.CallsResource;
import dev.latchkey.simulator.authentication.Authenticator;
import dev.latchkey.simulator.authentication.KeyRing;
import dev.latchkey.simulator.authentication.SessionTokens;
import dev.latchkey.simulator.bedrock.BedrockControl;
import dev.latchkey.simulator.bedrock.BedrockRuntime;
import dev.latchkey.simulator.bedrock.ModelCatalog;
import dev.latchkey.simulator.bedrock.RolePermissions;
import dev.latchkey.simulator.calls.CallLog;
import dev.latchkey.simulator.endpoint.EndpointResolver;
import dev.latchkey.simulator.http.AdminListener;
import dev.latchkey.simulator.http.AwsListener;
import dev.latchkey.simulator.http.LoopbackServer;
import dev.latchkey.simulator.sigv4.SignatureVerifier;
import dev.latchkey.simulator.sts.SecurityTokenService;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;

/// A running simulator: Bedrock and STS at one loopback port, the admin interface at another. Holds
/// its state in memory; closing it frees the ports. Safe for concurrent use.
///
/// Point an SDK client at it with an endpoint override of [#endpoint(String)], or of [#uri()]
/// alone: then the region is taken from the signature.
public final class AwsSimulator implements AutoCloseable {

  private final Vertx vertx;
  private final URI uri;
  private final URI adminUri;

  private AwsSimulator(Vertx vertx, URI uri, URI adminUri) {
    this.vertx = vertx;
    this.uri = uri;
    this.adminUri = adminUri;
  }

  /// Starts a simulator and waits until it listens.
  ///
  /// @throws IllegalArgumentException when the accounts of the settings are not acceptable
  /// @throws CompletionException with the [java.io.IOException] when a port cannot be had
  public static AwsSimulator start(SimulatorSettings settings) {
    ModelCatalog catalog = ModelCatalog.builtIn();
    AccountRules rules = new AccountRules(catalog.regions(), catalog.models().keySet());
    AccountDirectory accounts = new AccountDirectory(settings.accounts().read(rules));
    CallLog log = new CallLog(settings.callCapacity());
    CallPipeline pipeline = pipeline(settings, catalog, accounts, log);
    AdminApi admin =
        new AdminApi(
            new AccountsResource(accounts, rules), new CallsResource(log), new AboutResource());
    return listen(settings, new AwsListener(pipeline::answer, settings.clock()), admin);
  }

  private static CallPipeline pipeline(
      SimulatorSettings settings, ModelCatalog catalog, AccountDirectory accounts, CallLog log) {
    InstantSource clock = settings.clock();
    SessionTokens tokens = new SessionTokens(settings.sessionSeed());
    KeyRing keys = new KeyRing(accounts, tokens, clock);
    return new CallPipeline(
        new EndpointResolver(catalog.regions()),
        new Authenticator(new SignatureVerifier(clock, keys::find)),
        new SimulatedServices(
            new RolePermissions(catalog, accounts),
            new BedrockRuntime(catalog, accounts),
            new BedrockControl(catalog),
            new SecurityTokenService(accounts, tokens, clock)),
        log,
        clock);
  }

  private static AwsSimulator listen(SimulatorSettings settings, AwsListener aws, AdminApi admin) {
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
          LoopbackServer.listen(vertx, settings.adminPort(), 1, new AdminListener(admin)));
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

  /// Stops listening and waits until the ports are free.
  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
