package dev.latchkey.routing.price;

/// The prices of a call with much input. They hold for all of its tokens, not only for those above
/// the threshold.
///
/// @param threshold the most input tokens, read from and written to the cache counted in, that the
///   usual prices hold for
/// @param rates the prices above it
public record LongContext(long threshold, Rates rates) {}
