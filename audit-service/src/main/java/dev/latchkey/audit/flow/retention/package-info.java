/// The life of events: for how long their content is kept, and its end before that time.
///
/// Read first: [EraseEvents] and [ExpireEvents].
@NullMarked
package dev.latchkey.audit.flow.retention;

import org.jspecify.annotations.NullMarked;
