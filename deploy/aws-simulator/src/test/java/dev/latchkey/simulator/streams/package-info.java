/// Streams as the AWS SDK meets them, over both of its asynchronous HTTP clients.
@NullMarked
package dev.latchkey.simulator.streams;

import org.jspecify.annotations.NullMarked;
