/// Instances of routing-service and PostgreSQL are killed and stopped under load; afterwards the
/// record of the broker and of AWS must keep every promise. Read [HistoryCheck] first.
@NullMarked
package dev.latchkey.system.crash;

import org.jspecify.annotations.NullMarked;
