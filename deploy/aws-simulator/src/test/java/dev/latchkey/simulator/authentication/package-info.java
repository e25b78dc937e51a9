/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.simulator.authentication;

import org.jspecify.annotations.NullMarked;
