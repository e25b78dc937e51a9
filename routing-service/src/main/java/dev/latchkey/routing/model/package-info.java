/// Which model serves a request, as a pure decision: values in, a choice with its reasons out.
/// Begin with [dev.latchkey.routing.model.ModelRule].
@NullMarked
package dev.latchkey.routing.model;

import org.jspecify.annotations.NullMarked;
