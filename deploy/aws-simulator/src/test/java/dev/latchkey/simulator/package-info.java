/// Tests over the wire, with the AWS SDK and with requests signed by hand. Read
/// [dev.latchkey.simulator.SignatureMistakesTest] first.
@NullMarked
package dev.latchkey.simulator;

import org.jspecify.annotations.NullMarked;
