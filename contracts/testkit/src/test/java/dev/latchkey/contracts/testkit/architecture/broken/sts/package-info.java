/// A system package that takes ambient credentials.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken.sts;

import org.jspecify.annotations.NullMarked;
