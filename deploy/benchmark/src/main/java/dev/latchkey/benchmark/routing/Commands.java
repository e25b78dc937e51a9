package dev.latchkey.benchmark.routing;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.wire.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the measured processes are started, without their secrets. Both get the same memory and the
/// same collector.
final class Commands {

  /// More words for the command line of the service, for a profiler.
  private static final String MORE = System.getProperty("latchkey.bench.service-options", "");

  private Commands() {}

  static List<String> loop(Path jar) {
    List<String> words = java();
    words.addAll(List.of("-cp", jar.toString(), BareLoop.class.getName()));
    return words;
  }

  /// @param managementPort where it tells whether it is ready
  static List<String> service(
      Path jar, String kafka, URI aws, DatabaseLogin login, int managementPort) {
    List<String> words = java();
    if (!MORE.isEmpty()) {
      words.addAll(List.of(MORE.split(" ")));
    }
    properties(kafka, aws, login, managementPort)
        .forEach((key, value) -> words.add("-D" + key + "=" + value));
    words.addAll(List.of("-jar", jar.toString()));
    return words;
  }

  private static List<String> java() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"));
    words.add("--sun-misc-unsafe-memory-access=allow");
    return words;
  }

  private static Map<String, String> properties(
      String kafka, URI aws, DatabaseLogin login, int managementPort) {
    AppRole role = SharedServers.appRole(ServiceName.ROUTING_SERVICE);
    Map<String, String> properties = new TreeMap<>();
    properties.put("latchkey.local", "true");
    properties.put("latchkey.aws.simulator", aws.toString());
    properties.put("latchkey.routing.durability", "single-node");
    properties.put("latchkey.routing.grants.required", "false");
    properties.put("kafka.bootstrap.servers", kafka);
    properties.put("quarkus.datasource.jdbc.url", login.jdbcUrl());
    properties.put("quarkus.datasource.username", login.username());
    properties.put("quarkus.http.host", "127.0.0.1");
    properties.put("quarkus.http.port", "" + LoopbackPort.preferring(/* preferred= */ 0));
    properties.put("quarkus.management.host", "127.0.0.1");
    properties.put("quarkus.management.port", "" + managementPort);
    properties.put("quarkus.oidc.auth-server-url", SharedServers.issuer().issuerUrl().toString());
    properties.put("quarkus.otel.sdk.disabled", "true");
    properties.put("latchkey.vault.address", SharedServers.vault().address().toString());
    properties.put("latchkey.vault.role-id", role.roleId());
    properties.put("latchkey.vault.secret-id-file", role.secretIdFile().toString());
    return properties;
  }
}
