/// From a record on Kafka to a request that is this instance's. Begin with
/// [dev.latchkey.routing.flow.intake.AcceptRequests].
@NullMarked
package dev.latchkey.routing.flow.intake;

import org.jspecify.annotations.NullMarked;
