package dev.latchkey.contracts.testkit.sweep;

/// A planted text in a place where it must not be.
///
/// @param planted the name of the planted text
/// @param form how it was written there, for example `base64`
/// @param source what was searched
/// @param where which part of it
public record Finding(String planted, String form, String source, String where) {}
