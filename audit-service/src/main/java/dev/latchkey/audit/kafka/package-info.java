/// What comes from Kafka. Read first: [AuditedEvents].
@NullMarked
package dev.latchkey.audit.kafka;

import org.jspecify.annotations.NullMarked;
