package dev.latchkey.routing.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.routing.decision.Payment;
import dev.latchkey.routing.flow.request.Explanation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why something was, or would be, decided.
///
/// @param payer who pays for the first call: `customer`, `platform` or `none`
/// @param why why the platform pays, or why nobody does; null where the customer pays
/// @param state of a request: `started`, `final` or `published`; null in a dry run
/// @param attempts the calls that a request has cost; null in a dry run
/// @param decision about the fallback; null where none was considered
@Schema(name = "Explanation")
public record ExplainView(
    @JsonProperty("workspaceid") String workspace,
    String payer,
    @Nullable String why,
    @Nullable String state,
    @Nullable Integer attempts,
    @Nullable Explanation decision) {

  static ExplainView of(
      String workspace,
      Payment payment,
      @Nullable String state,
      @Nullable Integer attempts,
      @Nullable Explanation decision) {
    return switch (payment) {
      case Payment.Own(Region _) ->
          new ExplainView(workspace, "customer", null, state, attempts, decision);
      case Payment.Platform(PlatformUse use, Region _) ->
          new ExplainView(workspace, "platform", use.toString(), state, attempts, decision);
      case Payment.Refused(ErrorCode code) ->
          new ExplainView(workspace, "none", code.name(), state, attempts, decision);
    };
  }
}
