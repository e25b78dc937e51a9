/// Tests of the scripted faults.
@NullMarked
package dev.latchkey.simulator.faults;

import org.jspecify.annotations.NullMarked;
