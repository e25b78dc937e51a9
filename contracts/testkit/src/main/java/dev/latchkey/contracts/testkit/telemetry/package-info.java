/// What services send to a trace collector. Read [OtlpCollector] first.
@NullMarked
package dev.latchkey.contracts.testkit.telemetry;

import org.jspecify.annotations.NullMarked;
