/// A pure package.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.good.decision;

import org.jspecify.annotations.NullMarked;
