/// Signed notes and checkpoints of logs, in the text formats that other implementations read (C2SP
/// `signed-note` and `tlog-checkpoint`). Begin with [dev.latchkey.audit.note.Checkpoint].
@NullMarked
package dev.latchkey.audit.note;

import org.jspecify.annotations.NullMarked;
