/// The AsyncAPI document says what the code says. Read first: [AsyncApiTest].
@NullMarked
package dev.latchkey.contracts.wire.asyncapi;

import org.jspecify.annotations.NullMarked;
