/// Tests of the Kafka server.
@NullMarked
package dev.latchkey.contracts.testkit.kafka;

import org.jspecify.annotations.NullMarked;
