package dev.latchkey.audit.flow.append;

import dev.latchkey.audit.leaf.LogEntry;
import dev.latchkey.audit.leaf.SaltedBytes;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.leaf.TenantEntry;
import java.util.List;

/// A leaf that has no place in the log yet.
public sealed interface Draft {

  /// One event in a leaf of its own.
  record OneEvent(Tenant tenant, LoggedEvent event) implements Draft {}

  /// Events of one type and tenant in one leaf, in the order of their offsets.
  ///
  /// @param events at least one
  record ManyEvents(Tenant tenant, List<LoggedEvent> events) implements Draft {
    public ManyEvents {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("a leaf about no events");
      }
    }
  }

  /// A record that is no event.
  ///
  /// @param bytes its value
  /// @param reason what is wrong with it; nothing of its content
  record Quarantined(long offset, SaltedBytes bytes, String reason) implements Draft {}

  /// A leaf about a tenant's events that commits to no bytes.
  ///
  /// @param entry neither an event nor a batch
  record OfTenant(Tenant tenant, TenantEntry entry) implements Draft {}

  /// A leaf about the log that commits to no bytes.
  ///
  /// @param entry not about a quarantined record
  record OfLog(LogEntry entry) implements Draft {}
}
