package dev.latchkey.audit.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.audit.query.ErasureOrder;
import dev.latchkey.audit.query.ErasureOrder.Selector;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a request that erases events: exactly one of the first four says which.
@Schema(name = "ErasureOrder")
record ErasureBody(
    @Schema(description = "Events on behalf of this user") @Nullable String user,
    @Schema(description = "Events of this conversation") @Nullable String conversation,
    @Schema(description = "Events of the request with this id") @Nullable String request,
    @Schema(description = "Events of this workspace") @Nullable String workspace,
    @Schema(required = true, maxLength = LONGEST_BASIS, description = "On what legal ground")
        String basis) {

  private static final int LONGEST_BASIS = 200;

  /// As long as the columns of the log.
  private static final int LONGEST_VALUE = 512;

  private static final String BASIS = "basis";
  private static final Set<String> FIELDS =
      Set.of("user", "conversation", "request", "workspace", BASIS);

  /// Reads the body. The reason of a failure names the field at fault.
  static Parsed<ErasureOrder> read(byte[] json) {
    return JsonBody.read(json, FIELDS).flatMap(ErasureBody::order);
  }

  private static Parsed<ErasureOrder> order(ObjectNode body) {
    List<Selector> chosen =
        Arrays.stream(Selector.values()).filter(each -> body.has(each.toString())).toList();
    if (chosen.size() != 1) {
      return new Parsed.Invalid<>(
          "Exactly one of user, conversation, request and workspace must be given.");
    }
    Selector selector = chosen.getFirst();
    return JsonBody.text(body, selector.toString(), LONGEST_VALUE)
        .flatMap(value -> valid(selector, value))
        .flatMap(
            value ->
                JsonBody.text(body, BASIS, LONGEST_BASIS)
                    .map(basis -> new ErasureOrder(selector, value, basis)));
  }

  private static Parsed<String> valid(Selector selector, String value) {
    return selector == Selector.WORKSPACE
        ? WorkspaceId.parse(value).map(WorkspaceId::value)
        : new Parsed.Ok<>(value);
  }
}
