/// Tests of the sweeps, by sabotage.
@NullMarked
package dev.latchkey.contracts.testkit.sweep;

import org.jspecify.annotations.NullMarked;
