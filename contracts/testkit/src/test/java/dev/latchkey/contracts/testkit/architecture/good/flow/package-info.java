/// A flow between a decision and a system.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.good.flow;

import org.jspecify.annotations.NullMarked;
