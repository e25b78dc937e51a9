/// One call of Bedrock, whoever pays for it: noted before, priced and reported after. Begin with
/// [dev.latchkey.routing.flow.call.AttemptCall].
@NullMarked
package dev.latchkey.routing.flow.call;

import org.jspecify.annotations.NullMarked;
