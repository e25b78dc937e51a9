/// A request while it is served: what is proven of it, how far it has come, what ends with it.
/// Begin with [dev.latchkey.routing.flow.request.OpenRequest].
@NullMarked
package dev.latchkey.routing.flow.request;

import org.jspecify.annotations.NullMarked;
