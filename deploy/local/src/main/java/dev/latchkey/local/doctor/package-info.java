/// What a machine needs for Latchkey. Its classes use the JDK alone, so that they run from their
/// sources before anything is built. Read [Doctor] first.
@NullMarked
package dev.latchkey.local.doctor;

import org.jspecify.annotations.NullMarked;
