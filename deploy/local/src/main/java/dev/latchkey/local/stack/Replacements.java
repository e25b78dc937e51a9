package dev.latchkey.local.stack;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts that the user runs himself. The launcher uses them and never stops them. A Vault server of
/// the user's is named by `VAULT_ADDR` and `VAULT_TOKEN`.
///
/// @param kafka `LATCHKEY_KAFKA_BOOTSTRAP_SERVERS`: `host:port` of brokers without TLS
/// @param postgres `LATCHKEY_POSTGRES_URL`: a JDBC URL with user and password of a superuser
/// @param simulator `LATCHKEY_AWS_SIMULATOR`: where a simulator's AWS endpoints are
/// @param simulatorAdmin `LATCHKEY_AWS_SIMULATOR_ADMIN`: where the same simulator's administration
///   is
/// @param traces `LATCHKEY_OTLP_ENDPOINT`: where traces are sent as OTLP over HTTP; none are sent
///   without it
public record Replacements(
    @Nullable String kafka,
    @Nullable String postgres,
    @Nullable String simulator,
    @Nullable String simulatorAdmin,
    @Nullable String traces) {

  public Replacements {
    if ((simulator == null) != (simulatorAdmin == null)) {
      throw new IllegalStateException(
          "Set both LATCHKEY_AWS_SIMULATOR and LATCHKEY_AWS_SIMULATOR_ADMIN, or neither.");
    }
  }

  /// Those that the variables name. An empty variable counts as none.
  public static Replacements of(Map<String, String> environment) {
    return new Replacements(
        value(environment, "LATCHKEY_KAFKA_BOOTSTRAP_SERVERS"),
        value(environment, "LATCHKEY_POSTGRES_URL"),
        value(environment, "LATCHKEY_AWS_SIMULATOR"),
        value(environment, "LATCHKEY_AWS_SIMULATOR_ADMIN"),
        value(environment, "LATCHKEY_OTLP_ENDPOINT"));
  }

  /// Shows no URL: that of PostgreSQL carries a password.
  @Override
  public String toString() {
    return "Replacements[…]";
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }
}
