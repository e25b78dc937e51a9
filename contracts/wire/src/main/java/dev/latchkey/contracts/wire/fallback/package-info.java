/// Whether the platform's credential served a failed call, and what users have to say about it.
/// Read first: [FallbackEvent].
@NullMarked
package dev.latchkey.contracts.wire.fallback;

import org.jspecify.annotations.NullMarked;
