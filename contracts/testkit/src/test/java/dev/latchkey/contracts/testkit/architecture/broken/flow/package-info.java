/// A flow that knows too much.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken.flow;

import org.jspecify.annotations.NullMarked;
