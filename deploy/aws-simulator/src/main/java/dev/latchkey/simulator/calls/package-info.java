/// The record of every call, without its content. Read [dev.latchkey.simulator.calls.CallLog]
/// first.
@NullMarked
package dev.latchkey.simulator.calls;

import org.jspecify.annotations.NullMarked;
