/// The rules of the design's chapter on where code goes, checked on compiled classes. Read
/// [LatchkeyArchitecture] first.
@NullMarked
package dev.latchkey.contracts.testkit.architecture;

import org.jspecify.annotations.NullMarked;
