package dev.latchkey.local.stack;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.contracts.wire.ServiceName;
import java.util.Arrays;

/// The parts of the stack in the order in which they are shown. Their names are also those of their
/// logs and data folders.
public enum PartName {
  KAFKA("kafka", "broker"),
  POSTGRES("postgres", "database"),
  VAULT("vault", "secret-store"),
  AWS_SIMULATOR("aws-simulator", "simulator"),
  OIDC("oidc", "identity-provider"),
  CREDENTIAL_SERVICE(ServiceName.CREDENTIAL_SERVICE.text(), "service"),
  ROUTING_SERVICE(ServiceName.ROUTING_SERVICE.text(), "service"),
  AUDIT_SERVICE(ServiceName.AUDIT_SERVICE.text(), "service"),
  HEALTH_MONITOR(ServiceName.HEALTH_MONITOR.text(), "service");

  private final String text;
  private final String kind;

  PartName(String text, String kind) {
    this.text = text;
    this.kind = kind;
  }

  /// The part that runs a service.
  public static PartName of(ServiceName service) {
    return Arrays.stream(values())
        .filter(name -> name.text.equals(service.text()))
        .findFirst()
        .orElseThrow();
  }

  /// What sort of part it is, for example `broker`.
  public String kind() {
    return kind;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
