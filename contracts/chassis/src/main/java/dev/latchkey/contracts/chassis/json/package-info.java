/// JSON over HTTP. Read first: [WireJsonMapper].
@NullMarked
package dev.latchkey.contracts.chassis.json;

import org.jspecify.annotations.NullMarked;
