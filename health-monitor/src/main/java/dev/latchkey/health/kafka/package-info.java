/// What comes from Kafka. Read first: [HealthEvents].
@NullMarked
package dev.latchkey.health.kafka;

import org.jspecify.annotations.NullMarked;
