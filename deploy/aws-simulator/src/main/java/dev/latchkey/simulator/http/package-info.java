/// Where bytes meet values: the two Vert.x servers. Read [dev.latchkey.simulator.http.AwsListener]
/// first.
@NullMarked
package dev.latchkey.simulator.http;

import org.jspecify.annotations.NullMarked;
