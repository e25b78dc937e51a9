/// Identifiers as values: a value of one of these types is well-formed. Text from outside goes
/// through `parse`, which answers with a [Parsed]; constructors are for text already known to be
/// good.
///
/// Read first: [Parsed], then [Region] and [ModelReference].
@NullMarked
package dev.latchkey.contracts.wire.identifiers;

import org.jspecify.annotations.NullMarked;
