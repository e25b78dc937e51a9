/// Which AWS endpoint a request is for, though every request arrives at one loopback port. Read
/// [dev.latchkey.simulator.endpoint.EndpointResolver] first.
@NullMarked
package dev.latchkey.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
