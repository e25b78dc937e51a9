/// Appending to a log: the one way by which a leaf gets into it.
///
/// `AppendLog.append(position, addition)` turns drafts into leaves, numbers them in their tenants'
/// chains, grows the tree and writes all rows in one transaction, if the log still is at that
/// position ([dev.latchkey.audit.postgres.LogPosition], which [dev.latchkey.audit.postgres.Logs]
/// finds by partition or number). The answer is the new position, or that the log has moved: read
/// its position again then and decide anew.
///
/// Ingestion passes records and the next offset. Everybody else (overdue fallbacks, erasure,
/// expiry) passes leaves without records and leaves the offset as it is: `append(position,
/// Addition.of(position, drafts))`.
@NullMarked
package dev.latchkey.audit.flow.append;

import org.jspecify.annotations.NullMarked;
