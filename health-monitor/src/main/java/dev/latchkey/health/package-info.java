/// The health monitor: takes in what happens to credentials. It runs on virtual threads and may
/// block. Read first: [dev.latchkey.health.kafka.HealthEvents].
@NullMarked
package dev.latchkey.health;

import org.jspecify.annotations.NullMarked;
