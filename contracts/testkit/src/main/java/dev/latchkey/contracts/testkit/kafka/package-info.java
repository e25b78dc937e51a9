/// A real Kafka broker for tests and for the local stack. Read [KafkaServer] first.
@NullMarked
package dev.latchkey.contracts.testkit.kafka;

import org.jspecify.annotations.NullMarked;
