/// What stands in records.
@NullMarked
package dev.latchkey.credential.kafka;

import org.jspecify.annotations.NullMarked;
