package dev.latchkey.local.command;

import dev.latchkey.local.oidc.DemoUser;
import dev.latchkey.local.oidc.TokenEndpoint;
import dev.latchkey.local.stack.StackAddresses;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Prints a bearer token of a demo user.
@Command(
    name = "token",
    description = "Prints a bearer token of a demo user for the REST APIs.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "USER", description = "A demo user, for example alice.")
  private String user = "";

  private TokenCommand() {}

  @Override
  public Integer call() {
    DemoUser known =
        DemoUser.named(user)
            .orElseThrow(
                () -> new IllegalStateException("The users are " + DemoUser.names() + "."));
    System.out.println(
        new TokenEndpoint(StackAddresses.of(data.folder()).issuer()).tokenOf(known).reveal());
    return 0;
  }
}
