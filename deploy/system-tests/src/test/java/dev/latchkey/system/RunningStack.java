package dev.latchkey.system;

import dev.latchkey.contracts.testkit.process.FileTree;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.testkit.sweep.PoisonedEnvironment;
import dev.latchkey.contracts.testkit.telemetry.OtlpCollector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The stack that all test classes share, brought up once by `./latchkey up --detach` under the
/// worst circumstances: a preferred port is taken, and the environment is full of other AWS
/// credentials.
public final class RunningStack implements AutoCloseable {
  /// The port that the launcher would like for the broker.
  static final int TAKEN_PORT = 19_092;

  /// A workspace whose key is saved once, before the tests.
  static final String OTHER_WORKSPACE = "globex-support";

  private final Path folder;
  private final ServerSocket taken;
  private final OtlpCollector traces;
  private final PoisonedEnvironment poison;
  private final LatchkeyScript latchkey;
  private final LatchkeyScript.Result firstUp;

  private RunningStack() throws IOException {
    folder = Files.createTempDirectory("latchkey-system");
    taken = takePort();
    traces = OtlpCollector.start(0);
    poison = PoisonedEnvironment.in(Files.createDirectory(folder.resolve("home")));
    Map<String, String> environment = new HashMap<>(poison.variables());
    environment.put("LATCHKEY_OTLP_ENDPOINT", traces.endpoint().toString());
    environment.put("QUARKUS_HTTP_PORT", "1");
    latchkey = new LatchkeyScript(folder.resolve("data"), environment);
    firstUp = up("first");
    saveKeyOfAnotherWorkspace();
  }

  static RunningStack start() {
    try {
      return new RunningStack();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot prepare the stack", e);
    }
  }

  /// The commands on this stack.
  LatchkeyScript latchkey() {
    return latchkey;
  }

  /// What the first `up` printed.
  LatchkeyScript.Result firstUp() {
    return firstUp;
  }

  /// Where the stack keeps its data.
  Path data() {
    return latchkey.data();
  }

  /// What the services sent as traces.
  OtlpCollector traces() {
    return traces;
  }

  /// The AWS credentials that no call may use.
  PoisonedEnvironment poison() {
    return poison;
  }

  /// Brings the stack up and reports how long that took.
  LatchkeyScript.Result up(String which) {
    Instant begin = Instant.now();
    LatchkeyScript.Result result = latchkey.run("up", "--detach");
    System.out.printf(
        "The %s up --detach took %.1f s, with the demo.%n",
        which, Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    return result;
  }

  /// The broker's address.
  public String kafka() {
    return String.valueOf(status().component("kafka").url());
  }

  /// How it is now.
  Status status() {
    return Status.of(latchkey.run("status", "--json").output());
  }

  /// The record of AWS.
  SimulatorAdmin simulator() {
    return new SimulatorAdmin(status().component("aws-simulator").administration());
  }

  /// A workspace that the demo knows and never saves a key for: what a restart could lose.
  private void saveKeyOfAnotherWorkspace() {
    HttpCaller mallory = new HttpCaller(latchkey.run("token", "mallory").output());
    CustomerKey key = CustomerKey.ofAccount(this, "globex");
    URI address =
        CustomerKey.address(status().component("credential-service").address(), OTHER_WORKSPACE);
    int answer = mallory.putJson(address, key.toJson("eu-west-1")).statusCode();
    if (answer / 100 != 2) {
      throw new IllegalStateException("The key of " + OTHER_WORKSPACE + " is refused: " + answer);
    }
  }

  @Override
  public void close() throws IOException {
    latchkey.run("down");
    taken.close();
    traces.close();
    poison.close();
    FileTree.delete(folder);
  }

  /// Where somebody else has the port already, it is taken as well.
  private static ServerSocket takePort() throws IOException {
    try {
      return new ServerSocket(TAKEN_PORT, 1, InetAddress.getLoopbackAddress());
    } catch (java.net.BindException e) {
      return new ServerSocket();
    }
  }
}
