/// A request, its one final answer, and the outcome of each attempt. Read first:
/// [InferenceRequest].
@NullMarked
package dev.latchkey.contracts.wire.inference;

import org.jspecify.annotations.NullMarked;
