/// What routing must know of a workspace. Read first: [WorkspaceSettings].
@NullMarked
package dev.latchkey.contracts.wire.settings;

import org.jspecify.annotations.NullMarked;
