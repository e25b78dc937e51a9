/// What a requester is told: an answer or a named failure, and the facts that go with either. Begin
/// with [dev.latchkey.routing.flow.answer.Conclusion].
@NullMarked
package dev.latchkey.routing.flow.answer;

import org.jspecify.annotations.NullMarked;
