package dev.latchkey.audit.siem;

/// How OCSF says what a fallback event means: how severe, whether it went well, and what the
/// control made of the call.
enum FallbackPart {
  INTENT("intent", 2, 99, "Begun", Control.ALLOWED),
  SERVED("served", 3, 1, "Success", Control.CORRECTED),
  FAILED("failed", 3, 2, "Failure", Control.UNCORRECTED),
  REFUSED("refused", 2, 2, "Failure", Control.BLOCKED),
  NOT_EXECUTED("not-executed", 2, 2, "Failure", Control.BLOCKED),
  /// A decision that a later version writes.
  UNKNOWN("", 1, 0, "Unknown", Control.UNKNOWN);

  private final String decision;
  private final int severity;
  private final int status;
  private final String statusCaption;
  private final Control control;

  FallbackPart(String decision, int severity, int status, String statusCaption, Control control) {
    this.decision = decision;
    this.severity = severity;
    this.status = status;
    this.statusCaption = statusCaption;
    this.control = control;
  }

  static FallbackPart of(String decision) {
    for (FallbackPart part : values()) {
      if (part.decision.equals(decision)) {
        return part;
      }
    }
    return UNKNOWN;
  }

  void describe(Fields form) {
    form.put("severity_id", severity)
        .put("status_id", status)
        .put("status", statusCaption)
        .put("action_id", control.action)
        .put("action", control.actionCaption)
        .put("disposition_id", control.disposition)
        .put("disposition", control.dispositionCaption);
  }

  /// What OCSF's security controls do to a call: the action, and the disposition that followed.
  private enum Control {
    UNKNOWN(0, "Unknown", 0, "Unknown"),
    ALLOWED(1, "Allowed", 8, "Approved"),
    BLOCKED(2, "Denied", 2, "Blocked"),
    CORRECTED(4, "Modified", 11, "Corrected"),
    UNCORRECTED(4, "Modified", 13, "Uncorrected");

    private final int action;
    private final String actionCaption;
    private final int disposition;
    private final String dispositionCaption;

    Control(int action, String actionCaption, int disposition, String dispositionCaption) {
      this.action = action;
      this.actionCaption = actionCaption;
      this.disposition = disposition;
      this.dispositionCaption = dispositionCaption;
    }
  }
}
