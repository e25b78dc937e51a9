/// Finds out who pays for a request and has it served. Begin with
/// [dev.latchkey.routing.flow.inference.RunInference].
@NullMarked
package dev.latchkey.routing.flow.inference;

import org.jspecify.annotations.NullMarked;
