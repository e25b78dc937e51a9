/// Does not give up: waits for PostgreSQL and for Kafka until what must not be lost is kept.
@NullMarked
package dev.latchkey.routing.flow.durable;

import org.jspecify.annotations.NullMarked;
