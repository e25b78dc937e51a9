/// The audit service: takes in every audited event. It runs on the event loop (Mutiny) and never
/// blocks. Read first: [dev.latchkey.audit.kafka.AuditedTopics].
@NullMarked
package dev.latchkey.audit;

import org.jspecify.annotations.NullMarked;
