/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.simulator.eventstream;

import org.jspecify.annotations.NullMarked;
