/// Starts, watches and stops the parts of the local stack. Read [Stack] first, then [Part].
@NullMarked
package dev.latchkey.local.stack;

import org.jspecify.annotations.NullMarked;
