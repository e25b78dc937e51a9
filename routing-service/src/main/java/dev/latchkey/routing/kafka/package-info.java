/// What routing reads from Kafka and writes to it. Begin with
/// [dev.latchkey.routing.kafka.RequestIntake] for requests, with
/// [dev.latchkey.routing.kafka.SettingsTable] for settings, with
/// [dev.latchkey.routing.kafka.FallbackIntents] for what comes before a fallback.
@NullMarked
package dev.latchkey.routing.kafka;

import org.jspecify.annotations.NullMarked;
