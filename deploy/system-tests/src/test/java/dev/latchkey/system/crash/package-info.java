/// Instances of a service and PostgreSQL are killed and stopped under load; afterwards the record
/// of the broker and of AWS, and the audit log, must keep every promise. Read [HistoryCheck] and
/// [AuditCrashTest] first.
@NullMarked
package dev.latchkey.system.crash;

import org.jspecify.annotations.NullMarked;
