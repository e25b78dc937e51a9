package dev.latchkey.benchmark.routing;

/// The topics of something that answers requests.
record Pair(String requests, String answers) {}
