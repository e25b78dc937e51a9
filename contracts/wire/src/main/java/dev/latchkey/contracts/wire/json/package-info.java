/// How records become JSON. Read first: [WireJson].
@NullMarked
package dev.latchkey.contracts.wire.json;

import org.jspecify.annotations.NullMarked;
