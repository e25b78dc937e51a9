package dev.latchkey.local.command;

import dev.latchkey.local.Installation;
import dev.latchkey.local.audit.AuditApi;
import dev.latchkey.local.audit.Verifier;
import dev.latchkey.local.oidc.DemoUser;
import dev.latchkey.local.oidc.TokenEndpoint;
import dev.latchkey.local.stack.StackAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gets the audit log of an organisation out, and verifies what was got.
@Command(
    name = "audit",
    description = "Exports the audit log of an auditor's organisation, and verifies an export.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {
  private static final String AUDITOR = "carol";

  private AuditCommand() {}

  @Command(
      name = "export",
      description = "Writes everything of the organisation's log, with all that proves it.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin DataOption data,
      @Option(
              names = "--user",
              defaultValue = AUDITOR,
              description = "The auditor, ${DEFAULT-VALUE}.")
          String user,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              defaultValue = "audit-log.zip",
              description = "Where to. Default: ${DEFAULT-VALUE}")
          Path file)
      throws IOException {
    api(data, user).export(file);
    Path verifier = file.resolveSibling("Verify.java");
    Files.copy(Installation.ofLauncher().verifier(), verifier, StandardCopyOption.REPLACE_EXISTING);
    System.out.println(file + " has the log, " + verifier + " verifies it:");
    System.out.println("java " + verifier + " " + file);
    return 0;
  }

  @Command(
      name = "verify",
      description = "Verifies an export. Exit code 1 when something does not hold.",
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(paramLabel = "FILE", description = "The export.") Path file,
      @Option(
              names = "--known",
              paramLabel = "FILE",
              description = "A checkpoint, manifest or export that you have kept.")
          List<Path> known,
      @Option(names = "--key", description = "The log's key, from somebody you trust.")
          @Nullable String key) {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    for (Path each : known == null ? List.<Path>of() : known) {
      arguments.addAll(List.of("--known", each.toString()));
    }
    if (key != null) {
      arguments.addAll(List.of("--key", key));
    }
    Verifier.Verdict verdict = new Verifier(Installation.ofLauncher()).verify(arguments);
    System.out.print(verdict.output());
    return verdict.exitCode();
  }

  @Command(
      name = "key",
      description = "Prints the public key that the log is signed with.",
      mixinStandardHelpOptions = true)
  int key(
      @Mixin DataOption data,
      @Option(
              names = "--user",
              defaultValue = AUDITOR,
              description = "The auditor, ${DEFAULT-VALUE}.")
          String user) {
    System.out.print(api(data, user).key());
    return 0;
  }

  @Command(
      name = "manifest",
      description = "Prints what the log holds now, signed. Keep it for a later --known.",
      mixinStandardHelpOptions = true)
  int manifest(
      @Mixin DataOption data,
      @Option(
              names = "--user",
              defaultValue = AUDITOR,
              description = "The auditor, ${DEFAULT-VALUE}.")
          String user) {
    System.out.print(api(data, user).manifest());
    return 0;
  }

  private static AuditApi api(DataOption data, String user) {
    StackAddresses addresses = StackAddresses.of(data.folder());
    DemoUser known =
        DemoUser.named(user)
            .orElseThrow(
                () -> new IllegalStateException("The users are " + DemoUser.names() + "."));
    return new AuditApi(
        addresses.auditService(), new TokenEndpoint(addresses.issuer()).tokenOf(known));
  }
}
