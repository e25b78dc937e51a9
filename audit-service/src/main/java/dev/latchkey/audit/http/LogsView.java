package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.proof.LogSize;
import java.util.List;

/// The logs that concern an organisation.
record LogsView(List<LogSize> logs) {}
