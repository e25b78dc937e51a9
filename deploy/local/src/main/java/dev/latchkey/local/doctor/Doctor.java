package dev.latchkey.local.doctor;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Examines this machine. Also a program of its own: `java Doctor.java CHECKOUT [--online]`.
public final class Doctor {
  private final Path checkout;
  private final boolean online;

  /// @param checkout the folder of the checkout
  /// @param online whether to try to reach Maven's repository
  public Doctor(Path checkout, boolean online) {
    this.checkout = checkout;
    this.online = online;
  }

  /// Examines and ends with exit code 1 if something is missing.
  public static void main(String[] arguments) {
    List<String> options = List.of(arguments).subList(1, arguments.length);
    if (!List.of().equals(options) && !List.of("--online").equals(options)) {
      System.err.println("Usage: ./latchkey doctor [--online]");
      System.exit(2);
    }
    Doctor doctor = new Doctor(Path.of(arguments[0]), !options.isEmpty());
    System.exit(doctor.examine(System.out) ? 0 : 1);
  }

  /// Prints a line for each thing that Latchkey needs.
  ///
  /// @return whether nothing is missing
  public boolean examine(PrintStream out) {
    List<Finding> findings = findings();
    findings.forEach(finding -> out.println(finding.line()));
    boolean healthy = findings.stream().noneMatch(Finding.Missing.class::isInstance);
    out.println(healthy ? "All that is needed is there." : "Something that is needed is missing.");
    return healthy;
  }

  private List<Finding> findings() {
    List<Finding> findings =
        new ArrayList<>(
            List.of(
                Toolchain.jdk(),
                Toolchain.maven(checkout),
                Servers.vault(),
                Servers.postgres(),
                Machine.memory(),
                Machine.disk(checkout),
                Machine.writing(checkout),
                Machine.loopback()));
    if (online) {
      findings.add(Toolchain.repository(checkout));
    }
    return findings;
  }
}
