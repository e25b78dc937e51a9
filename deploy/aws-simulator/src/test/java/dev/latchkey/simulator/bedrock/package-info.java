/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.simulator.bedrock;

import org.jspecify.annotations.NullMarked;
