/// Asks for inference over Kafka, as an agent service does. Read [InferenceClient] first.
@NullMarked
package dev.latchkey.local.inference;

import org.jspecify.annotations.NullMarked;
