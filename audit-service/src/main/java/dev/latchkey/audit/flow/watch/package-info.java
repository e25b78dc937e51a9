/// Fallbacks that were begun and never ended, and telling of what is wrong.
///
/// Read first: [WatchFallbacks], then [PublishNotices].
@NullMarked
package dev.latchkey.audit.flow.watch;

import org.jspecify.annotations.NullMarked;
