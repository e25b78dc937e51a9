package dev.latchkey.local.stack;

import dev.latchkey.local.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a child JVM, tuned to start fast and stay small beside its siblings.
record JavaCommand(Installation installation, StackFolder folder) {

  /// @param name names the child's class data archive, which the JVM makes and keeps up by itself
  /// @param heapMebibytes the most that the heap may take
  List<String> of(
      String name, int heapMebibytes, List<String> properties, Path jar, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(installation.java().toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMebibytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + folder.cached(name + ".jsa"),
            "-Xlog:cds*=off",
            "-Xlog:aot*=off",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8"));
    command.addAll(properties);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }
}
