/// The audit log of a running stack, as an auditor gets and verifies it. Read first: [AuditApi].
@NullMarked
package dev.latchkey.local.audit;

import org.jspecify.annotations.NullMarked;
