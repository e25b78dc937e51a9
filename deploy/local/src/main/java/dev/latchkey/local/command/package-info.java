/// The commands of `./latchkey`, one class each. Read [UpCommand] first.
@NullMarked
package dev.latchkey.local.command;

import org.jspecify.annotations.NullMarked;
