package dev.latchkey.simulator.exchange;

import dev.latchkey.simulator.sigv4.SignableRequest;

/// A request to a simulated AWS service, fully read.
///
/// @param message what the signature covers, untouched
public record AwsRequest(SignableRequest message, RequestBody body) {}
