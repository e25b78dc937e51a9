package dev.latchkey.contracts.wire;

/// The services of Latchkey, by the names used in Vault roles, database roles, topic ACLs, consumer
/// groups and logs.
public enum ServiceName {
  CREDENTIAL_SERVICE("credential-service"),
  ROUTING_SERVICE("routing-service"),
  AUDIT_SERVICE("audit-service"),
  HEALTH_MONITOR("health-monitor");

  private final String text;

  ServiceName(String text) {
    this.text = text;
  }

  /// The name with hyphens, for example `routing-service`.
  public String text() {
    return text;
  }

  /// The name as PostgreSQL role and schema, for example `routing_service`.
  public String schema() {
    return text.replace('-', '_');
  }

  @Override
  public String toString() {
    return text;
  }
}
