/// Metrics and traces of routing. Neither holds content, secrets or anything that a sender could
/// choose without bound. Begin with [dev.latchkey.routing.telemetry.RoutingMetrics].
@NullMarked
package dev.latchkey.routing.telemetry;

import org.jspecify.annotations.NullMarked;
