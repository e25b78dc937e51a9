package dev.latchkey.audit.leaf;

import dev.latchkey.audit.leaf.LogEntry.TreeHead;

/// The members of a leaf that depend on its kind.
final class LeafMembers {

  private LeafMembers() {}

  static void add(TenantEntry entry, CanonicalObject line) {
    switch (entry) {
      case TenantEntry.Event event -> add(event, line);
      case TenantEntry.Batch batch ->
          line.put("type", batch.type())
              .put("first", batch.first())
              .put("last", batch.last())
              .put("count", batch.count())
              .put("dataHash", batch.dataHash().toString());
      case TenantEntry.OutcomeUnknown unknown ->
          line.put("fallback", unknown.fallback())
              .put("intent", unknown.intent())
              .put("deadline", unknown.deadline().toString());
      case TenantEntry.Erasure erasure ->
          line.put("actor", erasure.actor())
              .put("basis", erasure.basis())
              .put("time", erasure.time().toString())
              .put("events", erasure.events());
      case TenantEntry.Expiry expiry ->
          line.put("before", expiry.before().toString()).put("through", expiry.through());
    }
  }

  private static void add(TenantEntry.Event event, CanonicalObject line) {
    line.put("id", event.id())
        .put("type", event.type())
        .put("source", event.source())
        .put("offset", event.offset())
        .put("dataHash", event.dataHash().toString());
    if (event.time() != null) {
      line.put("time", event.time().toString());
    }
  }

  static void add(LogEntry entry, CanonicalObject line) {
    switch (entry) {
      case LogEntry.Gap gap ->
          line.put("from", gap.from()).put("to", gap.to()).put("reason", gap.reason());
      case LogEntry.Quarantined quarantined ->
          line.put("offset", quarantined.offset())
              .put("reason", quarantined.reason())
              .put("dataHash", quarantined.dataHash().toString());
      case LogEntry.Generation generation -> add(generation, line);
    }
  }

  private static void add(LogEntry.Generation generation, CanonicalObject line) {
    line.put("previous", generation.previous())
        .put("restored", head(generation.restored()))
        .put("time", generation.time().toString());
    if (generation.published() != null) {
      line.put("published", head(generation.published()));
    }
  }

  private static CanonicalObject head(TreeHead head) {
    return new CanonicalObject().put("size", head.size()).put("root", head.root().toString());
  }
}
