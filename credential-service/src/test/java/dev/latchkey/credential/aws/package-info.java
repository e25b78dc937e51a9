/// How AWS is called.
@NullMarked
package dev.latchkey.credential.aws;

import org.jspecify.annotations.NullMarked;
