/// What the simulated models make of texts. Read [dev.latchkey.simulator.embedding.Embeddings]
/// first.
@NullMarked
package dev.latchkey.simulator.embedding;

import org.jspecify.annotations.NullMarked;
