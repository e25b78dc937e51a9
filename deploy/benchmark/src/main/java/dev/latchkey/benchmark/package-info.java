/// How fast Latchkey is beside the raw limit of the same servers, measured in the same run. Read
/// first: [Benchmark].
@NullMarked
package dev.latchkey.benchmark;

import org.jspecify.annotations.NullMarked;
