/// AWS's binary framing of event streams (`application/vnd.amazon.eventstream`). Read
/// [dev.latchkey.simulator.eventstream.FrameEncoder] first.
@NullMarked
package dev.latchkey.simulator.eventstream;

import org.jspecify.annotations.NullMarked;
