/// The control plane of Amazon Bedrock. Read first: [BedrockProbe].
@NullMarked
package dev.latchkey.credential.aws.bedrock;

import org.jspecify.annotations.NullMarked;
