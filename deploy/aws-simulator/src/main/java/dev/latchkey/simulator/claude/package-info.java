/// What the simulated Claude is asked and says, in the Messages format and in Converse's. Read
/// [dev.latchkey.simulator.claude.ClaudeAnswer] first, then [dev.latchkey.simulator.claude.Prompt].
@NullMarked
package dev.latchkey.simulator.claude;

import org.jspecify.annotations.NullMarked;
