/// What goes wrong on purpose. A script of faults is asked about every authenticated call before
/// its service is. Read [FaultScript] first, then [Effect].
@NullMarked
package dev.latchkey.simulator.faults;

import org.jspecify.annotations.NullMarked;
