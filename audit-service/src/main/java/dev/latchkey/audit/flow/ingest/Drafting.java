package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.flow.DeliveryNotice;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.flow.append.LoggedEvent;
import dev.latchkey.audit.leaf.SaltedBytes;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Notice;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.topic.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes drafts of records. An event has a leaf of its own, except outcomes, of which there are
/// many: those of one workspace share one leaf in each append.
final class Drafting {

  /// A publisher that goes mad must not make as many alarms as records.
  private static final int MOST_NOTICES = 10;

  private static final String FOREIGN = "events of this type do not belong on this topic";

  private final LogPosition position;
  private final Salts salts;
  private final boolean together;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<Tenant, List<LoggedEvent>> outcomes = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();

  private Drafting(LogPosition position, int records) {
    this.position = position;
    this.salts = new Salts(records);
    this.together = position.partition().topic().equals(Topics.OUTCOMES.name());
  }

  static Addition of(LogPosition position, List<ReadingOf> readings, long nextOffset) {
    Drafting drafting = new Drafting(position, readings.size());
    readings.forEach(drafting::add);
    drafting.outcomes.forEach(
        (tenant, events) -> drafting.drafts.add(new Draft.ManyEvents(tenant, events)));
    return Addition.of(drafting.drafts, nextOffset).telling(drafting.notices);
  }

  private void add(ReadingOf each) {
    SaltedBytes bytes = new SaltedBytes(each.record().value().bytes(), salts.next());
    switch (each.reading()) {
      case Reading.Audited audited -> add(each.offset(), bytes, audited);
      case Reading.Foreign() -> quarantine(each.offset(), bytes, FOREIGN);
      case Reading.Unfit(String reason) -> quarantine(each.offset(), bytes, reason);
    }
  }

  private void add(long offset, SaltedBytes bytes, Reading.Audited audited) {
    LoggedEvent event = new LoggedEvent(offset, bytes, audited.columns(), audited.mark());
    if (together) {
      outcomes.computeIfAbsent(audited.tenant(), _ -> new ArrayList<>()).add(event);
    } else {
      drafts.add(new Draft.OneEvent(audited.tenant(), event));
    }
  }

  private void quarantine(long offset, SaltedBytes bytes, String reason) {
    drafts.add(new Draft.Quarantined(offset, bytes, reason));
    if (notices.size() < MOST_NOTICES) {
      DeliveryEvent told = new DeliveryEvent.RecordQuarantined(position.origin(), offset, reason);
      notices.add(DeliveryNotice.of(told, "quarantined/" + offset));
    }
  }
}
