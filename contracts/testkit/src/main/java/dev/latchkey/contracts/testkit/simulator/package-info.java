/// The AWS simulator as tests use it: in this JVM, asked over its admin interface. Read [Simulator]
/// first.
@NullMarked
package dev.latchkey.contracts.testkit.simulator;

import org.jspecify.annotations.NullMarked;
