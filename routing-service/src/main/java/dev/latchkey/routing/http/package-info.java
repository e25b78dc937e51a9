/// What operators and people of a workspace can ask routing. Begin with
/// [dev.latchkey.routing.http.RouteResource].
@NullMarked
package dev.latchkey.routing.http;

import org.jspecify.annotations.NullMarked;
