/// The administrative side of Kafka. Read first: [KafkaAdmin].
@NullMarked
package dev.latchkey.contracts.chassis.kafka;

import org.jspecify.annotations.NullMarked;
