/// What people type.
@NullMarked
package dev.latchkey.credential.http;

import org.jspecify.annotations.NullMarked;
