/// Showing auditors what is in the log. Read first: [ShowEvent].
@NullMarked
package dev.latchkey.audit.flow.query;

import org.jspecify.annotations.NullMarked;
