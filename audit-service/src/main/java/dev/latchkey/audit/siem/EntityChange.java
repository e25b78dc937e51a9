package dev.latchkey.audit.siem;

import java.util.Arrays;
import java.util.Optional;

/// What was done to which entity, by the name of an administrative or credential event.
enum EntityChange {
  ACCESS_KEY_SAVED("access-key-saved", Activity.CREATE, Entity.CREDENTIAL),
  ACTIVATED("activated", Activity.ACTIVATE, Entity.CREDENTIAL),
  SESSION_RENEWED("session-renewed", Activity.UPDATE, Entity.CREDENTIAL),
  RENEWAL_FAILED("renewal-failed", Activity.UPDATE, Entity.CREDENTIAL),
  BYOK_ENABLED("byok-switched", "enabled", Activity.ENABLE, Entity.CREDENTIAL),
  BYOK_DISABLED("byok-switched", "disabled", Activity.DISABLE, Entity.CREDENTIAL),
  BYOK_DELETED("byok-switched", "deleted", Activity.DELETE, Entity.CREDENTIAL),
  BYOK_SWITCHED("byok-switched", Activity.UPDATE, Entity.CREDENTIAL),
  POLICY_CHOSEN("policy-chosen", Activity.UPDATE, Entity.POLICY),
  POLICY_ENFORCED("policy-enforced", Activity.UPDATE, Entity.POLICY),
  CAPS_RESET("fallback-caps-reset", Activity.UPDATE, Entity.CAPS),
  MODELS_LISTED("models-listed", Activity.UPDATE, Entity.MODELS),
  CONFIRMED("fallback-confirmed", Activity.CREATE, Entity.CONFIRMATION),
  AUDIT_EXPORTED("audit-exported", Activity.READ, Entity.AUDIT_LOG),
  EVENTS_ERASED("events-erased", Activity.DELETE, Entity.AUDIT_LOG),
  RETENTION_SET("retention-set", Activity.UPDATE, Entity.AUDIT_LOG);

  private static final String ANY_STATE = "";

  private final String event;
  private final String state;
  private final Activity activity;
  private final Entity entity;

  EntityChange(String event, Activity activity, Entity entity) {
    this(event, "", activity, entity);
  }

  EntityChange(String event, String state, Activity activity, Entity entity) {
    this.event = event;
    this.state = state;
    this.activity = activity;
    this.entity = entity;
  }

  /// The change that an event of this name tells of; empty when the name is not known.
  static Optional<EntityChange> of(String name, AuditedEvent event) {
    String state = event.text("state");
    return Arrays.stream(values())
        .filter(change -> change.event.equals(name))
        .filter(change -> change.state.equals(ANY_STATE) || change.state.equals(state))
        .findFirst();
  }

  Activity activity() {
    return activity;
  }

  Entity entity() {
    return entity;
  }

  /// What OCSF's Entity Management calls things that are done.
  enum Activity {
    CREATE(1, "Create"),
    READ(2, "Read"),
    UPDATE(3, "Update"),
    DELETE(4, "Delete"),
    ENABLE(8, "Enable"),
    DISABLE(9, "Disable"),
    ACTIVATE(10, "Activate");

    private final int id;
    private final String caption;

    Activity(int id, String caption) {
      this.id = id;
      this.caption = caption;
    }

    Fields begin() {
      return OcsfClass.ENTITY_MANAGEMENT.named(id, caption);
    }
  }

  /// What things are done to. OCSF has a number for policies; 99 stands for names of our own.
  enum Entity {
    CREDENTIAL(99, "AWS credential"),
    POLICY(5, "Policy"),
    CAPS(99, "Fallback caps"),
    MODELS(99, "Workspace models"),
    CONFIRMATION(99, "Fallback confirmation"),
    AUDIT_LOG(99, "Audit log");

    private final int typeId;
    private final String caption;

    Entity(int typeId, String caption) {
      this.typeId = typeId;
      this.caption = caption;
    }

    int typeId() {
      return typeId;
    }

    String caption() {
      return caption;
    }
  }
}
