/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.contracts.testkit.cache;

import org.jspecify.annotations.NullMarked;
