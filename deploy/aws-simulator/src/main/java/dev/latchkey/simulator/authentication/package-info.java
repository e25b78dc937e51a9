/// Who signed a call: access keys and sessions on one side, AWS's words for a refusal on the other.
/// Read [dev.latchkey.simulator.authentication.Authenticator] first.
@NullMarked
package dev.latchkey.simulator.authentication;

import org.jspecify.annotations.NullMarked;
