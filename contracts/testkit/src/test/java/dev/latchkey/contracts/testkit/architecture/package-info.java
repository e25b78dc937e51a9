/// Tests of the architecture rules on classes that break and keep them.
@NullMarked
package dev.latchkey.contracts.testkit.architecture;

import org.jspecify.annotations.NullMarked;
