/// Golden files: what is on the wire, byte for byte. Read first: [GoldenFileTest].
@NullMarked
package dev.latchkey.contracts.wire.golden;

import org.jspecify.annotations.NullMarked;
