package dev.latchkey.local.stack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.contracts.wire.ServiceName;
import java.util.Arrays;

/// The TCP ports of the stack, all on 127.0.0.1. The preferred numbers stay clear of the servers'
/// usual ones, which a developer's machine often has in use.
public enum PortName {
  KAFKA("kafka", 19092),
  POSTGRES("postgres", 15432),
  VAULT("vault", 18200),
  AWS_SIMULATOR("aws-simulator", 14566),
  AWS_SIMULATOR_ADMIN("aws-simulator-admin", 14567),
  OIDC("oidc", 18090),
  CREDENTIAL_SERVICE("credential-service", 18110),
  CREDENTIAL_SERVICE_MANAGEMENT("credential-service-management", 18120),
  ROUTING_SERVICE("routing-service", 18111),
  ROUTING_SERVICE_MANAGEMENT("routing-service-management", 18121),
  AUDIT_SERVICE("audit-service", 18112),
  AUDIT_SERVICE_MANAGEMENT("audit-service-management", 18122),
  HEALTH_MONITOR("health-monitor", 18113),
  HEALTH_MONITOR_MANAGEMENT("health-monitor-management", 18123);

  private static final String MANAGEMENT = "-management";

  private final String text;
  private final int preferred;

  PortName(String text, int preferred) {
    this.text = text;
    this.preferred = preferred;
  }

  /// The port of this name.
  @JsonCreator
  public static PortName of(String text) {
    return Arrays.stream(values())
        .filter(name -> name.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no port is called " + text));
  }

  /// The port of a service's API.
  static PortName api(ServiceName service) {
    return of(service.text());
  }

  /// The port of a service's health and metrics.
  static PortName management(ServiceName service) {
    return of(service.text() + MANAGEMENT);
  }

  int preferred() {
    return preferred;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
