/// A subject that needs one which needs it.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken.flow.asking;

import org.jspecify.annotations.NullMarked;
