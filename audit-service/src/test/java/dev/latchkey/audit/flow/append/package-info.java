/// Appending to logs, on a real PostgreSQL. Read first: [AppendLogTest].
@NullMarked
package dev.latchkey.audit.flow.append;

import org.jspecify.annotations.NullMarked;
