/// PostgreSQL through Hibernate Reactive: the logs, and appending to them.
///
/// Read first: [dev.latchkey.audit.postgres.Transactions], then [dev.latchkey.audit.postgres.Logs]
/// and [dev.latchkey.audit.postgres.Appends].
@NullMarked
package dev.latchkey.audit.postgres;

import org.jspecify.annotations.NullMarked;
