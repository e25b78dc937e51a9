package dev.latchkey.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.audit.flow.retention.Retention;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// For how long the content of events is kept, as people see it.
@Schema(name = "Retention")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetentionView(
    @Schema(required = true, description = "Days from when an event was stored") int days,
    @Schema(description = "What the organisation has chosen; absent when the default holds")
        @Nullable Integer chosen,
    @Schema(required = true, description = "The least that may be chosen") int shortest,
    @Schema(required = true, description = "The most that may be chosen") int longest) {

  static RetentionView of(Retention retention) {
    return new RetentionView(
        retention.days(), retention.chosen(), retention.shortest(), retention.longest());
  }
}
