/// Where logs go on, on a real PostgreSQL. Read first: [OpenLogTest].
@NullMarked
package dev.latchkey.audit.flow.ingest;

import org.jspecify.annotations.NullMarked;
