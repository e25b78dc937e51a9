/// Answers those who ask why. Begin with [dev.latchkey.routing.flow.explain.ExplainDecision].
@NullMarked
package dev.latchkey.routing.flow.explain;

import org.jspecify.annotations.NullMarked;
