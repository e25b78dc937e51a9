package dev.latchkey.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.audit.flow.query.EventDetails;
import dev.latchkey.audit.query.Evidence;
import dev.latchkey.audit.query.Explanation;
import dev.latchkey.audit.siem.AuditedEvent;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One event with its explanation, what happened around it, and its proof.
@Schema(name = "AuditedEventDetails")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDetailsView(
    @Schema(required = true) EventView event,
    @Schema(description = "Absent when the event is no part of a fallback")
        @Nullable Explanation explanation,
    @Schema(required = true, description = "Events of the same fallback or request, oldest first")
        List<EventView> related,
    @Schema(required = true) Proof proof) {

  /// What the proof of an event rests on.
  @Schema(name = "AuditedEventProof")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Proof(
      @Schema(required = true, description = "The line that is hashed into the log's tree")
          String leaf,
      @Schema(
              required = true,
              description = "SHA-256 of salt and raw bytes, of each event of the leaf")
          List<String> hashes,
      @Schema(description = "Hexadecimal; absent once the event is erased") @Nullable String salt,
      @Schema(description = "Base64; absent once the event is erased") @Nullable String raw,
      @Schema(required = true, description = "Where the leaf's inclusion proof is")
          String inclusion) {}

  static EventDetailsView of(EventDetails details) {
    return new EventDetailsView(
        EventView.of(details.event()),
        details.explanation(),
        details.related().stream().map(EventView::of).toList(),
        proof(details.event().place(), details.evidence()));
  }

  private static Proof proof(AuditedEvent.Place place, Evidence evidence) {
    return new Proof(
        evidence.leaf(),
        evidence.hashes(),
        evidence.salt(),
        evidence.raw(),
        "/v1/logs/" + place.log() + "/leaves/" + place.index() + "/proof");
  }
}
