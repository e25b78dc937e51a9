package dev.latchkey.audit.flow.append;

import dev.latchkey.audit.leaf.ChainLink;
import dev.latchkey.audit.leaf.DataHash;
import dev.latchkey.audit.leaf.Leaf;
import dev.latchkey.audit.leaf.LogEntry;
import dev.latchkey.audit.leaf.SaltedBytes;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.leaf.TenantEntry;
import dev.latchkey.audit.merkle.Frontier.Growth;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.postgres.AppendRows;
import dev.latchkey.audit.postgres.AppendRows.EventRow;
import dev.latchkey.audit.postgres.AppendRows.HeadRow;
import dev.latchkey.audit.postgres.AppendRows.IntentRow;
import dev.latchkey.audit.postgres.AppendRows.LeafRow;
import dev.latchkey.audit.postgres.EventColumns.What;
import dev.latchkey.audit.postgres.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns drafts into leaves and their rows. One addition each.
final class LeafWriter {

  private final LogPosition before;
  private final Instant storedAt;
  private final Map<Tenant, ChainLink> links;
  private final List<LeafRow> leaves = new ArrayList<>();
  private final List<EventRow> events = new ArrayList<>();
  private final Map<Tenant, HeadRow> heads = new HashMap<>();
  private final Map<String, IntentRow> opened = new LinkedHashMap<>();
  private final List<String> ended = new ArrayList<>();

  /// @param links the place of each tenant's next leaf
  LeafWriter(LogPosition before, Instant storedAt, Map<Tenant, ChainLink> links) {
    this.before = before;
    this.storedAt = storedAt;
    this.links = new HashMap<>(links);
  }

  AppendRows write(Addition addition) {
    addition.drafts().forEach(this::add);
    ended.addAll(addition.ended());
    List<TreeHash> hashes = leaves.stream().map(LeafRow::hash).toList();
    Growth growth = before.frontier().append(hashes);
    return new AppendRows(
        before.moved(addition.nextOffset(), growth.frontier()),
        storedAt,
        leaves,
        events,
        growth.completed(),
        List.copyOf(heads.values()),
        List.copyOf(opened.values()),
        ended,
        addition.notices(),
        addition.erased());
  }

  private void add(Draft draft) {
    switch (draft) {
      case Draft.OneEvent(Tenant tenant, LoggedEvent event) -> add(tenant, event);
      case Draft.ManyEvents(Tenant tenant, List<LoggedEvent> batch) -> add(tenant, batch);
      case Draft.OfTenant(Tenant tenant, TenantEntry entry) -> add(tenant, entry);
      case Draft.OfLog(LogEntry entry) -> add(entry);
      case Draft.Quarantined(long offset, SaltedBytes bytes, String reason) -> {
        events.add(new EventRow(next(), 0, null, offset, bytes, null));
        add(new LogEntry.Quarantined(offset, reason, bytes.hash()));
      }
    }
  }

  private void add(Tenant tenant, LoggedEvent event) {
    What what = event.columns().what();
    ChainLink link = link(tenant);
    events.add(row(event, link, 0));
    mark(event.mark(), link);
    add(
        tenant,
        new TenantEntry.Event(
            what.id(),
            what.type(),
            what.source(),
            what.time(),
            event.offset(),
            event.bytes().hash()));
  }

  private void add(Tenant tenant, List<LoggedEvent> batch) {
    ChainLink link = link(tenant);
    List<DataHash> hashes = new ArrayList<>(batch.size());
    for (LoggedEvent event : batch) {
      events.add(row(event, link, hashes.size()));
      mark(event.mark(), link);
      hashes.add(event.bytes().hash());
    }
    add(
        tenant,
        new TenantEntry.Batch(
            batch.getFirst().columns().what().type(),
            batch.getFirst().offset(),
            batch.getLast().offset(),
            batch.size(),
            DataHash.ofAll(hashes)));
  }

  private void add(Tenant tenant, TenantEntry entry) {
    ChainLink link = link(tenant);
    TreeHash hash = add(new Leaf.OfTenant(link, entry), link);
    heads.put(tenant, new HeadRow(link, hash));
    links.put(tenant, link.next(hash));
  }

  private void add(LogEntry entry) {
    add(new Leaf.OfLog(entry), null);
  }

  private TreeHash add(Leaf leaf, @Nullable ChainLink link) {
    String line = leaf.line();
    TreeHash hash = Leaf.hashOf(line);
    leaves.add(new LeafRow(next(), leaf.kind(), link, line, hash));
    return hash;
  }

  /// An end that is appended together with its beginning leaves nothing to watch.
  private void mark(@Nullable FallbackMark mark, ChainLink link) {
    switch (mark) {
      case FallbackMark.Begun(String fallback, Instant deadline) ->
          opened.put(fallback, new IntentRow(fallback, link, next(), deadline));
      case FallbackMark.Ended(String fallback) -> {
        opened.remove(fallback);
        ended.add(fallback);
      }
      case null -> {}
    }
  }

  private EventRow row(LoggedEvent event, ChainLink link, int item) {
    return new EventRow(next(), item, link, event.offset(), event.bytes(), event.columns());
  }

  private ChainLink link(Tenant tenant) {
    return Objects.requireNonNull(links.get(tenant), () -> "no place is known for " + tenant);
  }

  /// The number of the leaf that is added next.
  private long next() {
    return before.size() + leaves.size();
  }
}
