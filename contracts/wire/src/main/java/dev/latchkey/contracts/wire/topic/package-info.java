/// The topics, their real settings, and who writes and reads them. Read first: [Topics].
@NullMarked
package dev.latchkey.contracts.wire.topic;

import org.jspecify.annotations.NullMarked;
