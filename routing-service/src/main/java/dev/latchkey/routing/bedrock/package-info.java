/// Calls Amazon Bedrock. Begin with [dev.latchkey.routing.bedrock.BedrockCalls]. No type of the AWS
/// SDK leaves this package.
@NullMarked
package dev.latchkey.routing.bedrock;

import org.jspecify.annotations.NullMarked;
