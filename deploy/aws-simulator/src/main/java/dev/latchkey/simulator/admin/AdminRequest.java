package dev.latchkey.simulator.admin;

import dev.latchkey.simulator.operation.Parameters;

/// A request to the admin interface, fully read.
///
/// @param path decoded by nobody: ids of accounts and keys need no escapes
public record AdminRequest(String method, String path, Parameters query, String body) {

  /// Names no body: it may hold secrets.
  @Override
  public String toString() {
    return "AdminRequest[" + method + " " + path + "]";
  }
}
