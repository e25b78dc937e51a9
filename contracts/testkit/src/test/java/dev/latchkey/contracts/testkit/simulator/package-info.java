/// Tests of the simulator's admin client.
@NullMarked
package dev.latchkey.contracts.testkit.simulator;

import org.jspecify.annotations.NullMarked;
