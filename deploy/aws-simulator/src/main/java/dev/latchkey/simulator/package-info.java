/// A local stand-in for the AWS services that Latchkey calls, with AWS's wire formats, signature
/// check and error texts. Read [dev.latchkey.simulator.AwsSimulator] first, then
/// [dev.latchkey.simulator.CallPipeline] for the way of one call.
@NullMarked
package dev.latchkey.simulator;

import org.jspecify.annotations.NullMarked;
