package dev.latchkey.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.audit.siem.AuditedEvent;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event as lists and exports in NDJSON show it. What it does not have is left out.
@Schema(name = "AuditedEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
    @Schema(required = true, description = "When it happened, as its publisher says") Instant time,
    @Schema(required = true, description = "When it came into the log") Instant stored,
    @Schema(required = true) String org,
    @Schema(description = "Absent when it concerns the whole organisation")
        @Nullable String workspace,
    @Schema(required = true, description = "The number of the log") int log,
    @Schema(required = true, description = "The leaf's position in the log") long index,
    @Schema(required = true, description = "Which of the leaf's events it is") int item,
    @Schema(required = true, description = "The Kafka topic it came from") String topic,
    @Schema(description = "The short name of the event") @Nullable String type,
    @Schema(description = "Its ce_id") @Nullable String eventid,
    @Schema(description = "Its ce_source") @Nullable String source,
    @Nullable String requestsource,
    @Nullable String requestid,
    @Nullable String user,
    @Nullable String conversation,
    @Schema(description = "Who changed something") @Nullable String actor,
    @Nullable String fallbackid,
    @Schema(description = "The event's part in a fallback") @Nullable String decision,
    @Schema(description = "Why the platform's credential did not serve") @Nullable String reason,
    @Nullable String model,
    @Nullable String region,
    @Schema(description = "The class of the failure") @Nullable String error,
    @Nullable String payer,
    @Nullable Tokens tokens,
    @Schema(description = "US dollars, decimal text") @Nullable String costusd,
    @Schema(description = "When its content was erased") @Nullable Instant erased,
    @Schema(description = "The event's own JSON; absent once it is erased")
        @Nullable Map<String, Object> data) {

  /// Tokens of a call, as Bedrock counted them.
  @Schema(name = "AuditedTokens")
  public record Tokens(
      @Nullable Long input,
      @Nullable Long output,
      @Nullable Long cacheread,
      @Nullable Long cachewrite) {}

  static EventView of(AuditedEvent event) {
    AuditedEvent.Kind kind = event.kind();
    AuditedEvent.Request request = event.request();
    AuditedEvent.Call call = event.call();
    AuditedEvent.Ruling ruling = event.ruling();
    return new EventView(
        event.occurredAt(),
        event.storedAt(),
        event.org(),
        event.workspace(),
        event.place().log(),
        event.place().index(),
        event.place().item(),
        kind.topic(),
        kind.event(),
        kind.id(),
        kind.source(),
        request.source(),
        request.id(),
        request.user(),
        request.conversation(),
        event.actor(),
        ruling.fallbackId(),
        ruling.decision(),
        ruling.reason(),
        call.model(),
        call.region(),
        call.error(),
        call.payer(),
        tokens(call.tokens()),
        call.costText(),
        event.erasedAt(),
        event.data());
  }

  private static @Nullable Tokens tokens(AuditedEvent.Tokens counted) {
    return counted.input() == null && counted.output() == null
        ? null
        : new Tokens(counted.input(), counted.output(), counted.cacheRead(), counted.cacheWrite());
  }
}
