/// Tests of the JUnit extension.
@NullMarked
package dev.latchkey.contracts.testkit.junit;

import org.jspecify.annotations.NullMarked;
