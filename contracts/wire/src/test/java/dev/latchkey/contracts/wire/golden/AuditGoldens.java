package dev.latchkey.contracts.wire.golden;

import static dev.latchkey.contracts.wire.golden.Goldens.FALLBACK;
import static dev.latchkey.contracts.wire.golden.Goldens.ORG;
import static dev.latchkey.contracts.wire.golden.Goldens.TIME;
import static dev.latchkey.contracts.wire.golden.Goldens.WORKSPACE;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import java.util.List;

/// What the audit log tells of itself.
final class AuditGoldens {

  private static final String TOPIC_ID = "Zk3nQ4b1T0mX1s8vYw2u5A";
  private static final String ORIGIN =
      "audit.example.com/byok.audit.fallback.v1/" + TOPIC_ID + "/3/";

  private AuditGoldens() {}

  static List<Golden> all() {
    return List.of(
        Golden.of("audit-checkpoint", EventType.AUDIT_CHECKPOINT, checkpoint()),
        golden("log-gap", new DeliveryEvent.LogGap(ORIGIN + 1, 17, 40)),
        golden(
            "record-quarantined",
            new DeliveryEvent.RecordQuarantined(ORIGIN + 1, 41, "header ce_id is missing")),
        golden(
            "outcome-unknown",
            new DeliveryEvent.OutcomeUnknown(ORIGIN + 1, WORKSPACE, ORG, FALLBACK, TIME)),
        golden("log-restored", new DeliveryEvent.LogRestored(ORIGIN + 2, ORIGIN + 1, 900L, 512)),
        golden(
            "log-restored-unpublished",
            new DeliveryEvent.LogRestored(ORIGIN + 2, ORIGIN + 1, null, 512)),
        golden(
            "tampering-suspected",
            new DeliveryEvent.TamperingSuspected(
                ORIGIN + 1, 900, "does not extend the checkpoint at 512")));
  }

  private static CheckpointPublished checkpoint() {
    String origin = ORIGIN + 1;
    String note =
        origin + "\n900\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— " + origin + " b64\n";
    return new CheckpointPublished(
        origin, "5L6g3nShT-eMCtK--X86sw", "byok.audit.fallback.v1", TOPIC_ID, 3, 1, 900, note);
  }

  private static Golden golden(String event, DeliveryEvent value) {
    return Golden.of("delivery-event-" + event, EventType.DELIVERY_EVENT, value);
  }
}
