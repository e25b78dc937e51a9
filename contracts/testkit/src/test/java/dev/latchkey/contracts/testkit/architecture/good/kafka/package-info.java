/// A system package whose signatures show no type of its client library.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.good.kafka;

import org.jspecify.annotations.NullMarked;
