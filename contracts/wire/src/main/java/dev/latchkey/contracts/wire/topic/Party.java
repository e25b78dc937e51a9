package dev.latchkey.contracts.wire.topic;

import dev.latchkey.contracts.wire.ServiceName;
import java.util.Arrays;
import java.util.Optional;

/// Who writes or reads a topic; also the principal of its ACLs.
public enum Party {
  /// The product that hosts the workspaces.
  HOST_PRODUCT("host-product"),
  /// The agent services that ask for inference.
  AGENTS("agents"),
  CREDENTIAL_SERVICE("credential-service"),
  ROUTING_SERVICE("routing-service"),
  AUDIT_SERVICE("audit-service"),
  HEALTH_MONITOR("health-monitor"),
  /// People who look into what could not be read.
  OPERATORS("operators");

  private final String text;

  Party(String text) {
    this.text = text;
  }

  /// The service behind the name, if it is one of Latchkey's.
  public Optional<ServiceName> service() {
    return Arrays.stream(ServiceName.values()).filter(name -> name.text().equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
