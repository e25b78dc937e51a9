package dev.latchkey.audit.flow;

import dev.latchkey.audit.postgres.Notice;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Delivery events as notices that wait for their publication.
public final class DeliveryNotice {

  private DeliveryNotice() {}

  /// A notice under the log's name.
  ///
  /// @param distinction what tells it apart from other notices about this log; the same text makes
  ///   it the same notice
  public static Notice of(DeliveryEvent event, String distinction) {
    String name = event.origin() + " " + distinction;
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return new Notice(
        id, event.origin(), new String(WireJson.write(event), StandardCharsets.UTF_8));
  }
}
