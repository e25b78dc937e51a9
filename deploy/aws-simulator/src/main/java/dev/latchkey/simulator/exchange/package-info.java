/// One request and its answer as values, between the HTTP server and the simulated services. Read
/// [dev.latchkey.simulator.exchange.Answer] first.
@NullMarked
package dev.latchkey.simulator.exchange;

import org.jspecify.annotations.NullMarked;
