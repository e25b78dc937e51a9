package dev.latchkey.contracts.testkit.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL's programs refuse to run as root. In a user namespace of its own a process of root
/// looks unprivileged to itself and still owns root's files, so neither a second user nor a change
/// of file owners is needed.
final class UnprivilegedCommand {
  private static final List<String> NEW_USER_NAMESPACE = List.of("unshare", "--user", "--");

  private UnprivilegedCommand() {}

  /// Returns the command as it is, or for root behind `unshare --user` (util-linux), which replaces
  /// itself by the command and so keeps the process id.
  static List<String> of(List<String> command) {
    return isRoot()
        ? Stream.concat(NEW_USER_NAMESPACE.stream(), command.stream()).toList()
        : command;
  }

  private static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }
}
