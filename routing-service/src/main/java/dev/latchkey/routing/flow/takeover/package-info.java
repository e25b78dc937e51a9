/// What becomes of the requests of an instance that has died. Begin with
/// [dev.latchkey.routing.flow.takeover.TakeOver].
@NullMarked
package dev.latchkey.routing.flow.takeover;

import org.jspecify.annotations.NullMarked;
