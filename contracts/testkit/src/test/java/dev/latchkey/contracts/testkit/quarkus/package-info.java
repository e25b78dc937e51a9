/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.contracts.testkit.quarkus;

import org.jspecify.annotations.NullMarked;
