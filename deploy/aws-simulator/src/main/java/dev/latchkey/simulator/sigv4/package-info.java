/// Signature Version 4 as the receiving side sees it: values in, a sealed verdict out, no input or
/// output. Read [dev.latchkey.simulator.sigv4.SignatureVerifier] first.
@NullMarked
package dev.latchkey.simulator.sigv4;

import org.jspecify.annotations.NullMarked;
