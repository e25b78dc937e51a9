/// Kafka: the directory comes in through SmallRye, the outbox goes out through a transactional
/// producer.
///
/// Read first: [DirectoryListener], [OutboxProducer].
@NullMarked
package dev.latchkey.credential.kafka;

import org.jspecify.annotations.NullMarked;
