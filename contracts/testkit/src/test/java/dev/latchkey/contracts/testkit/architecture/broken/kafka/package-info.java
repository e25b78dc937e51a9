/// A system package that others should not see as they do.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken.kafka;

import org.jspecify.annotations.NullMarked;
