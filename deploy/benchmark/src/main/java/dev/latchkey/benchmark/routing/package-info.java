/// Routing: a request on Kafka, a call to Bedrock, an answer on Kafka, beside a bare loop that does
/// only that. Read first: [RoutingBenchmark].
@NullMarked
package dev.latchkey.benchmark.routing;

import org.jspecify.annotations.NullMarked;
