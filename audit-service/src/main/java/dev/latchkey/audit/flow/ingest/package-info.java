/// From records of audited topics to leaves: where a log goes on, what a record is, and what
/// becomes of it.
///
/// Read first: [OpenLog], then [IngestRecords].
@NullMarked
package dev.latchkey.audit.flow.ingest;

import org.jspecify.annotations.NullMarked;
