/// What operators measure and follow. Read first: [AuditMetrics].
@NullMarked
package dev.latchkey.audit.telemetry;

import org.jspecify.annotations.NullMarked;
