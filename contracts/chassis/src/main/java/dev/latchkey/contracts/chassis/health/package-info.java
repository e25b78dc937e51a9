/// Whether the systems that a service stands on are there. Read first: [KafkaReadiness].
@NullMarked
package dev.latchkey.contracts.chassis.health;

import org.jspecify.annotations.NullMarked;
