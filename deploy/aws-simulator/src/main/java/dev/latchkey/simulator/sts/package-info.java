/// The Security Token Service: query protocol in, XML out. Read
/// [dev.latchkey.simulator.sts.SecurityTokenService] first.
@NullMarked
package dev.latchkey.simulator.sts;

import org.jspecify.annotations.NullMarked;
