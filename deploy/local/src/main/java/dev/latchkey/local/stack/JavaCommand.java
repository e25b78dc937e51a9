package dev.latchkey.local.stack;

import dev.latchkey.local.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a child JVM, tuned to start fast and stay small beside its siblings.
///
/// Measured on credential-service, two cores: the first compiler alone takes 4.2 s of CPU to be
/// ready, both compilers 7.4 s. A class data archive of its own saves nothing and takes 100 MiB.
record JavaCommand(Installation installation) {

  /// @param heapMebibytes the most that the heap may take
  List<String> of(int heapMebibytes, List<String> properties, Path jar, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(installation.java().toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMebibytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
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
