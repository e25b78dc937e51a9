/// The JSON Schemas say what the records say. Read first: [SchemaTest].
@NullMarked
package dev.latchkey.contracts.wire.schemas;

import org.jspecify.annotations.NullMarked;
