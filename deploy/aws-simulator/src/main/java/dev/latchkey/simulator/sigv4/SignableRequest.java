package dev.latchkey.simulator.sigv4;

/// What a signature covers.
///
/// @param rawPath path exactly as on the request line, percent-encoding untouched
/// @param rawQuery query exactly as on the request line, without `?`; empty when there is none
/// @param payloadSha256 SHA-256 of the bytes of the body that arrived, lower case hex
public record SignableRequest(
    String method, String rawPath, String rawQuery, Headers headers, String payloadSha256) {}
