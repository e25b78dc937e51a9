/// What calls cost, as pure arithmetic over a table of prices. Begin with
/// [dev.latchkey.routing.price.PriceTable]. All money is in US dollars.
@NullMarked
package dev.latchkey.routing.price;

import org.jspecify.annotations.NullMarked;
