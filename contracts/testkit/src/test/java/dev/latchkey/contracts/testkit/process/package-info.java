/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.contracts.testkit.process;

import org.jspecify.annotations.NullMarked;
