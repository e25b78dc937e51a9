/// One of each server for all tests of a JVM. Read [SharedServers] first.
@NullMarked
package dev.latchkey.contracts.testkit.shared;

import org.jspecify.annotations.NullMarked;
