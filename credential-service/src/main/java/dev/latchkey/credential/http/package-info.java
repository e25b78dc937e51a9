/// The REST API for people and tools. Read first: [ByokResource].
@NullMarked
package dev.latchkey.credential.http;

import org.jspecify.annotations.NullMarked;
