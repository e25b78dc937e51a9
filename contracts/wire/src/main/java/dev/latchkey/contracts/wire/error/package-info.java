/// How a failure is told to whoever can do something about it. Read first: [ErrorObject].
@NullMarked
package dev.latchkey.contracts.wire.error;

import org.jspecify.annotations.NullMarked;
