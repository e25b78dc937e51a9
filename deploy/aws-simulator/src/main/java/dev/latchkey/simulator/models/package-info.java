/// The models and inference profiles that exist. Read [dev.latchkey.simulator.models.ModelCatalog]
/// first.
@NullMarked
package dev.latchkey.simulator.models;

import org.jspecify.annotations.NullMarked;
