/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
