package dev.latchkey.routing.flow.intake;

import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.postgres.BatchVerdict;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.StoredAnswer;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Decides for which requests of a poll there is room, and begins them once they are claimed.
@Singleton
public final class BeginBatch {

  private final ServeRequest serve;
  private final RefuseBusy refuse;
  private final BuryRequest bury;
  private final NoticeDuplicate notice;
  private final InFlight inFlight;
  private final RoutingMetrics metrics;

  @Inject
  public BeginBatch(
      ServeRequest serve,
      RefuseBusy refuse,
      BuryRequest bury,
      NoticeDuplicate notice,
      InFlight inFlight,
      RoutingMetrics metrics) {
    this.serve = serve;
    this.refuse = refuse;
    this.bury = bury;
    this.notice = notice;
    this.inFlight = inFlight;
    this.metrics = metrics;
  }

  /// Takes room for requests, as far as their workspaces' shares go.
  Batch seat(List<Arrival> arrivals) {
    List<RecordPlace> places = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<Arrival.Unreadable> unreadable = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      places.add(arrival.place());
      switch (arrival) {
        case Arrival.Addressed addressed -> entries.add(seat(addressed));
        case Arrival.Unreadable dead -> unreadable.add(dead);
      }
    }
    return new Batch(UUID.randomUUID(), places, entries, unreadable);
  }

  private Entry seat(Arrival.Addressed arrival) {
    return inFlight
        .admit(arrival.request().workspace(), arrival.bytes())
        .<Entry>map(seat -> new Entry.Seated(arrival, seat))
        .orElseGet(() -> new Entry.Busy(arrival, refuse.answer(arrival)));
  }

  /// Begins the requests of a batch as its claims were judged, or sends what senders are told
  /// instead.
  void run(Batch batch, BatchVerdict.Judged judged) {
    List<Dispatch> told = new ArrayList<>(batch.unreadable().stream().map(bury::run).toList());
    List<StoredAnswer> refused = new ArrayList<>();
    for (int i = 0; i < batch.entries().size(); i++) {
      Entry entry = batch.entries().get(i);
      switch (judged.verdicts().get(i)) {
        case ClaimVerdict.Ours() -> begin(entry, judged.owner(), refused);
        case ClaimVerdict.Redelivery() -> ignore(entry);
        case ClaimVerdict.Duplicate duplicate -> told.add(tell(entry, duplicate));
      }
    }
    if (!refused.isEmpty()) {
      inFlight.refuse(refused.size(), () -> refuse.run(refused));
    }
    batch.begin(told);
  }

  private void begin(Entry entry, String owner, List<StoredAnswer> refused) {
    Claim claim = new Claim(entry.arrival().request(), owner);
    switch (entry) {
      case Entry.Seated(var arrival, var seat) -> seat.work(() -> serve.run(arrival, claim));
      case Entry.Busy(_, var answer) -> refused.add(answer.under(claim));
    }
  }

  private void ignore(Entry entry) {
    metrics.redelivery();
    if (entry instanceof Entry.Seated(_, InFlight.Seat seat)) {
      seat.leave();
    }
  }

  /// Beyond its workspace's share, a sender is told on the topic of answers alone.
  private Dispatch tell(Entry entry, ClaimVerdict.Duplicate duplicate) {
    if (entry instanceof Entry.Seated(Arrival.Addressed arrival, InFlight.Seat seat)) {
      seat.work(() -> notice.reply(arrival, duplicate));
    }
    return notice.run(entry.arrival(), duplicate);
  }
}
