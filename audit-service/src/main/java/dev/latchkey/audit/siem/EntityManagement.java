package dev.latchkey.audit.siem;

import dev.latchkey.audit.siem.EntityChange.Entity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people and Latchkey do to credentials, policies and the log itself, as OCSF's Entity
/// Management.
final class EntityManagement {

  private EntityManagement() {}

  static Fields of(AuditedEvent event, EntityChange change) {
    boolean failed = event.call().error() != null;
    return change
        .activity()
        .begin()
        .put("severity_id", failed ? 3 : 1)
        .put("status_id", failed ? 2 : 1)
        .put("status", failed ? "Failure" : "Success")
        .put("status_code", event.call().error())
        .put("metadata", OcsfForm.metadata(event, List.of()))
        .put("actor", actor(event))
        .put("entity", entity(event, change.entity()));
  }

  /// The person, or the service when no person did it.
  private static @Nullable Map<String, Object> actor(AuditedEvent event) {
    String person = event.actor();
    String service = event.kind().source();
    if (person != null) {
      return Map.of("user", Map.of("uid", person, "type_id", 1, "type", "User"));
    }
    return service == null ? null : Map.of("app_name", service);
  }

  private static Map<String, Object> entity(AuditedEvent event, Entity entity) {
    return new Fields()
        .put("type_id", entity.typeId())
        .put("type", entity.caption())
        .put("name", event.workspace() == null ? event.org() : event.workspace())
        .put("uid", uid(event, entity))
        .put("version", version(event, entity))
        .map();
  }

  private static @Nullable String uid(AuditedEvent event, Entity entity) {
    return entity == Entity.CREDENTIAL ? field(event, "credentialid") : null;
  }

  private static @Nullable String version(AuditedEvent event, Entity entity) {
    Number own = event.number("version");
    Number version = own == null ? event.number("subject", "version") : own;
    return entity == Entity.CREDENTIAL && version != null ? version.toString() : null;
  }

  /// A text of an administrative event itself, or of the subject of a credential event.
  private static @Nullable String field(AuditedEvent event, String name) {
    String own = event.text(name);
    return own == null ? event.text("subject", name) : own;
  }
}
