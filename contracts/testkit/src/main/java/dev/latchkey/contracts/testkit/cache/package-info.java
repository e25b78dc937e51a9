/// Programs that are unpacked or installed once for this user. Read [ProgramCache] first.
@NullMarked
package dev.latchkey.contracts.testkit.cache;

import org.jspecify.annotations.NullMarked;
