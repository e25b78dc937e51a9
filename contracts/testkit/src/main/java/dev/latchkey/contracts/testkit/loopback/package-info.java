/// Ports on 127.0.0.1, the only interface the servers of this kit listen on. Read [LoopbackPort]
/// first.
@NullMarked
package dev.latchkey.contracts.testkit.loopback;

import org.jspecify.annotations.NullMarked;
