/// Streamed answers: reads a call's events and sends them on in pieces. Begin with
/// [dev.latchkey.routing.flow.stream.StreamCall].
@NullMarked
package dev.latchkey.routing.flow.stream;

import org.jspecify.annotations.NullMarked;
