package dev.latchkey.system.crash;

/// A request that was published once, with a body that no other request has.
///
/// @param id its `ce_id`
/// @param bodySha256 the digest of its body, in hexadecimal; tells which request a call is for
/// @param repeatable whether its operation may run twice
/// @param eligible whether its operation may be served by the platform
record AskedRequest(
    String id, Tenancy tenancy, String bodySha256, boolean repeatable, boolean eligible) {}
