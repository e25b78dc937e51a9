/// How a failure becomes an HTTP answer. Read first: [Problems].
@NullMarked
package dev.latchkey.contracts.chassis.problem;

import org.jspecify.annotations.NullMarked;
