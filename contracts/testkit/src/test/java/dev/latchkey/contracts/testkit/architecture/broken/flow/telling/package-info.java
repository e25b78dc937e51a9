/// A subject that needs one which needs it.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken.flow.telling;

import org.jspecify.annotations.NullMarked;
