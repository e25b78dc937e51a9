package dev.latchkey.contracts.wire.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that somebody must look at: the audit log is not as it should be, or holds something
/// that should not be.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeliveryEvent.LogGap.class, name = "log-gap"),
  @JsonSubTypes.Type(value = DeliveryEvent.RecordQuarantined.class, name = "record-quarantined"),
  @JsonSubTypes.Type(value = DeliveryEvent.OutcomeUnknown.class, name = "outcome-unknown"),
  @JsonSubTypes.Type(value = DeliveryEvent.LogRestored.class, name = "log-restored"),
  @JsonSubTypes.Type(value = DeliveryEvent.TamperingSuspected.class, name = "tampering-suspected")
})
public sealed interface DeliveryEvent {

  /// The log's name.
  String origin();

  /// Records were deleted from the topic before they were logged.
  ///
  /// @param from the first offset that is missing
  /// @param to the first one after it that is not
  record LogGap(String origin, long from, long to) implements DeliveryEvent {
    public LogGap {
      Objects.requireNonNull(origin, "origin");
    }
  }

  /// A record could not be read and is kept as it came.
  ///
  /// @param offset where it stands
  /// @param reason what is wrong with it; nothing of its content
  record RecordQuarantined(String origin, long offset, String reason) implements DeliveryEvent {
    public RecordQuarantined {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /// A fallback was begun, its deadline has passed, and nothing says how it ended.
  ///
  /// @param fallbackId the fallback, which is also the name of the platform's AWS session
  /// @param deadline when its end was due
  record OutcomeUnknown(
      String origin,
      @JsonProperty("workspaceid") WorkspaceId workspace,
      @JsonProperty("orgid") OrgId org,
      @JsonProperty("fallbackid") String fallbackId,
      Instant deadline)
      implements DeliveryEvent {
    public OutcomeUnknown {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(org, "orgid");
      Objects.requireNonNull(fallbackId, "fallbackid");
      Objects.requireNonNull(deadline, "deadline");
    }
  }

  /// The database holds less than was published: it was restored from a backup, or cut. The log
  /// goes on as a new generation.
  ///
  /// @param origin the new log
  /// @param previous the log before it
  /// @param publishedSize the leaves that the log before it was last published with; null when it
  ///   was not published
  /// @param restoredSize the leaves that are left of it
  record LogRestored(
      String origin,
      String previous,
      @JsonProperty("publishedsize") @Nullable Long publishedSize,
      @JsonProperty("restoredsize") long restoredSize)
      implements DeliveryEvent {
    public LogRestored {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(previous, "previous");
    }
  }

  /// What is stored does not extend what was signed before; nothing more of this log is signed.
  ///
  /// @param size the size that cannot be signed
  /// @param reason what does not fit
  record TamperingSuspected(String origin, long size, String reason) implements DeliveryEvent {
    public TamperingSuspected {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
