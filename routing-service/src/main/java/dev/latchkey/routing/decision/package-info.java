/// What routing decides, as pure functions: values in, a sealed decision out, no clock and no
/// outside system. Begin with [dev.latchkey.routing.decision.FallbackRule]; what AWS's answers mean
/// is in [dev.latchkey.routing.decision.FailureClassifier], what follows a call in
/// [dev.latchkey.routing.decision.RetryRule].
@NullMarked
package dev.latchkey.routing.decision;

import org.jspecify.annotations.NullMarked;
