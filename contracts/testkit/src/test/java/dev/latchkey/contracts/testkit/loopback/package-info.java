/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.contracts.testkit.loopback;

import org.jspecify.annotations.NullMarked;
