/// Tests of the Security Token Service through the AWS SDK.
@NullMarked
package dev.latchkey.simulator.sts;

import org.jspecify.annotations.NullMarked;
