/// The whole stack from the outside: `./latchkey` as a newcomer types it. Read [RunningStack]
/// first.
@NullMarked
package dev.latchkey.system;

import org.jspecify.annotations.NullMarked;
