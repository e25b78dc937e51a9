/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.simulator.admin;

import org.jspecify.annotations.NullMarked;
