/// What PIT found: mutants of the pure packages that no test noticed, compared with those that are
/// accepted for a written reason. Read [SurvivorComparison] first.
@NullMarked
package dev.latchkey.routing.mutation;

import org.jspecify.annotations.NullMarked;
