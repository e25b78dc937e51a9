/// Digests and keyed digests. There is one type to read: [dev.latchkey.simulator.digest.Digests].
@NullMarked
package dev.latchkey.simulator.digest;

import org.jspecify.annotations.NullMarked;
