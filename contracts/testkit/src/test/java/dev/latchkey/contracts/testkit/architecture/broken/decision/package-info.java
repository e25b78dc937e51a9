/// A pure package that is not pure.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken.decision;

import org.jspecify.annotations.NullMarked;
