/// Tests of the running service on real servers. Read [RunningCredentialService] and [Customer]
/// first.
@NullMarked
package dev.latchkey.credential;

import org.jspecify.annotations.NullMarked;
