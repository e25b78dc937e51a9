/// CloudEvents 1.0 in the binary mode of the Kafka protocol binding. Read first: [CloudEventCodec].
@NullMarked
package dev.latchkey.contracts.wire.cloudevents;

import org.jspecify.annotations.NullMarked;
