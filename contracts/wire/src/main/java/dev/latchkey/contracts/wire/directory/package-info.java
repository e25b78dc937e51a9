/// The directory of workspaces, as the host product publishes it. Read first: [DirectoryEntry].
@NullMarked
package dev.latchkey.contracts.wire.directory;

import org.jspecify.annotations.NullMarked;
