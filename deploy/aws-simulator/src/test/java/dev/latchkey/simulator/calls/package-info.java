/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.simulator.calls;

import org.jspecify.annotations.NullMarked;
