/// What routing decides, as pure functions: values in, a sealed decision out, no clock and no
/// outside system. Begin with [dev.latchkey.routing.decision.NextStepRule]; what AWS's answers mean
/// is in [dev.latchkey.routing.decision.FailureClassifier].
@NullMarked
package dev.latchkey.routing.decision;

import org.jspecify.annotations.NullMarked;
