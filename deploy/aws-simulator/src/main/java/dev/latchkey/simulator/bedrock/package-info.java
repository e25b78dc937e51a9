/// Amazon Bedrock, runtime and control plane. Read [dev.latchkey.simulator.bedrock.BedrockRuntime]
/// first.
@NullMarked
package dev.latchkey.simulator.bedrock;

import org.jspecify.annotations.NullMarked;
