/// What makes the log provable: signed checkpoints and manifests, proofs of single leaves, and the
/// export that auditors verify offline. Read first: [SignCheckpoints], [SignManifests],
/// [ExportBundle].
@NullMarked
package dev.latchkey.audit.flow.proof;

import org.jspecify.annotations.NullMarked;
