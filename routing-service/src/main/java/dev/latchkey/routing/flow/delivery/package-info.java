/// Records an answer, publishes it, forgets it. Begin with
/// [dev.latchkey.routing.flow.delivery.DeliverAnswer].
@NullMarked
package dev.latchkey.routing.flow.delivery;

import org.jspecify.annotations.NullMarked;
