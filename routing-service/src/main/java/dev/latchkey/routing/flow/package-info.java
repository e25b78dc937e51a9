/// What routing does, from a record to an answer. Begin with
/// [dev.latchkey.routing.flow.AcceptRequests]; each accepted request goes on in
/// [dev.latchkey.routing.flow.ServeRequest].
@NullMarked
package dev.latchkey.routing.flow;

import org.jspecify.annotations.NullMarked;
