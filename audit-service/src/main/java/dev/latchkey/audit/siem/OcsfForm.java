package dev.latchkey.audit.siem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Audited events as OCSF 1.8.0, the Open Cybersecurity Schema Framework. Calls and decisions about
/// them are API Activity (6003), what people and Latchkey do to credentials, policies and the log
/// is Entity Management (3004). An event whose name is not known here is a Base Event (0).
///
/// What OCSF has no attribute for, and the event's own JSON, is in `unmapped.latchkey`; its `place`
/// leads to the event's proof.
public final class OcsfForm {

  private static final String VERSION = "1.8.0";
  private static final String PRODUCT = "Latchkey";

  private OcsfForm() {}

  /// The event as a JSON object of texts, numbers, maps and lists.
  public static Map<String, Object> of(AuditedEvent event) {
    return classified(event)
        .put("time", event.occurredAt().toEpochMilli())
        .put("unmapped", Map.of("latchkey", unmapped(event)))
        .map();
  }

  private static Fields classified(AuditedEvent event) {
    String name = event.kind().event();
    if (ApiActivity.concerns(event)) {
      return ApiActivity.of(event);
    }
    return EntityChange.of(name == null ? "" : name, event)
        .map(change -> EntityManagement.of(event, change))
        .orElseGet(() -> OcsfClass.BASE_EVENT.named(0, "Unknown").put("severity_id", 1))
        .putIfAbsent("metadata", metadata(event, List.of()));
  }

  /// @param profiles those whose attributes the event has
  static Map<String, Object> metadata(AuditedEvent event, List<String> profiles) {
    String fallback = event.ruling().fallbackId();
    return new Fields()
        .put("version", VERSION)
        .put("profiles", profiles.isEmpty() ? null : profiles)
        .put("product", Map.of("name", PRODUCT, "vendor_name", PRODUCT))
        .put("uid", event.place().toString())
        .put("original_event_uid", event.kind().id())
        .put("event_code", event.kind().event())
        .put("correlation_uid", fallback == null ? event.request().id() : fallback)
        .put("tenant_uid", event.org())
        .put("log_name", event.kind().topic())
        .put("logged_time", event.storedAt().toEpochMilli())
        .put("original_time", event.occurredAt().toString())
        .map();
  }

  private static Map<String, Object> unmapped(AuditedEvent event) {
    AuditedEvent.Place place = event.place();
    return new Fields()
        .put("place", Map.of("log", place.log(), "index", place.index(), "item", place.item()))
        .put("workspace", event.workspace())
        .put("type", event.kind().type())
        .put("source", event.kind().source())
        .put("conversation", event.request().conversation())
        .put("decision", event.ruling().decision())
        .put("reason", event.ruling().reason())
        .put("payer", event.call().payer())
        .put("costusd", event.call().costText())
        .put("erased", text(event.erasedAt()))
        .put("data", event.data())
        .map();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
