package dev.latchkey.audit.siem;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One audited event as people and tools read it. What an event does not have is null; so is what
/// an erasure took.
///
/// @param place where its proof is
/// @param kind which event it is
/// @param org the organisation whose auditors see it
/// @param workspace the workspace; null when it concerns the whole organisation
/// @param occurredAt when it happened, as its publisher says
/// @param storedAt when it came into the log
/// @param request the request for inference that it is about
/// @param actor who changed something; an administrative event alone has one
/// @param call the call of Bedrock that it is about
/// @param ruling what was decided about a fallback
/// @param data the event's own JSON; null once it is erased, or when it is none
/// @param erasedAt when an erasure took the content; null when none did
public record AuditedEvent(
    Place place,
    Kind kind,
    String org,
    @Nullable String workspace,
    Instant occurredAt,
    Instant storedAt,
    Request request,
    @Nullable String actor,
    Call call,
    Ruling ruling,
    @Nullable Map<String, Object> data,
    @Nullable Instant erasedAt) {

  /// The leaf that commits to an event.
  ///
  /// @param log the log's number
  /// @param index the leaf's position in the log, from 0
  /// @param item which of the leaf's events it is, from 0
  public record Place(int log, long index, int item) {

    /// The place as a name, unique for ever within a deployment.
    @Override
    public String toString() {
      return log + "/" + index + "/" + item;
    }
  }

  /// Which event it is.
  ///
  /// @param topic the Kafka topic that it came from
  /// @param type its `ce_type`
  /// @param event the short name within the type, for example `served`
  /// @param id its `ce_id`
  /// @param source its `ce_source`
  public record Kind(
      String topic,
      @Nullable String type,
      @Nullable String event,
      @Nullable String id,
      @Nullable String source) {}

  /// A request for inference, as far as an event tells.
  ///
  /// @param source its `ce_source`
  /// @param id its `ce_id`
  /// @param user on whose behalf
  /// @param conversation in which conversation
  public record Request(
      @Nullable String source,
      @Nullable String id,
      @Nullable String user,
      @Nullable String conversation) {}

  /// A call of Bedrock, as far as an event tells.
  ///
  /// @param model what was called or asked for
  /// @param region where
  /// @param error the class of the failure
  /// @param payer who pays
  /// @param tokens what Bedrock counted
  /// @param costUsd the price in US dollars
  public record Call(
      @Nullable String model,
      @Nullable String region,
      @Nullable String error,
      @Nullable String payer,
      Tokens tokens,
      @Nullable BigDecimal costUsd) {

    /// The price as decimal text, as the topics write it.
    public @Nullable String costText() {
      return costUsd == null ? null : costUsd.toPlainString();
    }
  }

  /// Tokens of a call, as Bedrock counted them.
  public record Tokens(
      @Nullable Long input,
      @Nullable Long output,
      @Nullable Long cacheRead,
      @Nullable Long cacheWrite) {}

  /// What was decided about a fallback.
  ///
  /// @param fallbackId the fallback
  /// @param decision the event's part in it: `intent`, `served`, `failed`, `refused`,
  ///   `not-executed`
  /// @param reason why the platform's credential did not serve
  public record Ruling(
      @Nullable String fallbackId, @Nullable String decision, @Nullable String reason) {}

  /// A text of the event's own JSON, by the names of the fields that lead to it; null when there is
  /// no such text.
  @Nullable String text(String... path) {
    return at(path) instanceof String text ? text : null;
  }

  /// A number of the event's own JSON; null when there is no such number.
  @Nullable Number number(String... path) {
    return at(path) instanceof Number number ? number : null;
  }

  private @Nullable Object at(String... path) {
    Object place = data;
    for (String name : path) {
      place = place instanceof Map<?, ?> fields ? fields.get(name) : null;
    }
    return place;
  }
}
