/// Child processes and files of the servers. Read [ServerProcess] first.
@NullMarked
package dev.latchkey.contracts.testkit.process;

import org.jspecify.annotations.NullMarked;
