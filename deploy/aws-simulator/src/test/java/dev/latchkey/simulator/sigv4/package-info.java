/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.simulator.sigv4;

import org.jspecify.annotations.NullMarked;
