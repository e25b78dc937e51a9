package dev.latchkey.audit.flow.watch;

import dev.latchkey.audit.kafka.DeliveryEvents;
import dev.latchkey.audit.postgres.Notice;
import dev.latchkey.audit.postgres.Notices;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.json.WireJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Publishes what waits to be told, each at least once and under the same id each time.
@ApplicationScoped
public class PublishNotices {

  private static final int MOST = 100;
  private static final String SOURCE = "/audit-service";

  private final Notices notices;
  private final DeliveryEvents delivery;
  private final InstantSource clock;

  @Inject
  public PublishNotices(Notices notices, DeliveryEvents delivery, InstantSource clock) {
    this.notices = notices;
    this.delivery = delivery;
    this.clock = clock;
  }

  /// Publishes up to a hundred of them and forgets them.
  public Uni<Void> round() {
    return notices.read(MOST).chain(this::publish);
  }

  private Uni<Void> publish(List<Notice> waiting) {
    if (waiting.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(waiting)
        .onItem()
        .transformToUniAndConcatenate(
            notice -> delivery.publish(notice.endpoint(), event(notice)).replaceWith(notice))
        .collect()
        .asList()
        .chain(notices::forget);
  }

  private CloudEvent event(Notice notice) {
    DeliveryEvent event =
        WireJson.read(notice.body().getBytes(StandardCharsets.UTF_8), DeliveryEvent.class)
            .orThrow();
    return EventType.DELIVERY_EVENT.event(
        notice.id(), SOURCE, notice.endpoint(), clock.instant(), org(event), null, event);
  }

  private static @Nullable OrgId org(DeliveryEvent event) {
    return switch (event) {
      case DeliveryEvent.OutcomeUnknown unknown -> unknown.org();
      case DeliveryEvent.LogGap _,
          DeliveryEvent.RecordQuarantined _,
          DeliveryEvent.LogRestored _,
          DeliveryEvent.TamperingSuspected _ ->
          null;
    };
  }
}
