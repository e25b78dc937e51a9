package dev.latchkey.contracts.testkit.architecture.broken.kafka;

import dev.latchkey.contracts.testkit.architecture.broken.KafkaSettings;

record FarUser(KafkaSettings settings) {}
