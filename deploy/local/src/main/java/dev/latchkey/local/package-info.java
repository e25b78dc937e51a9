/// The local stack behind `./latchkey`: everything on one machine, for a newcomer and for the
/// system tests. Read [dev.latchkey.local.Latchkey] first, then [dev.latchkey.local.stack.Stack].
@NullMarked
package dev.latchkey.local;

import org.jspecify.annotations.NullMarked;
