package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.accounts.Account;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.IamRole;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.models.FoundationModel;
import dev.latchkey.simulator.models.ModelCatalog;
import dev.latchkey.simulator.operation.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What IAM says to a Bedrock call, before Bedrock looks at it: a role may be limited to regions.
/// Users may do everything.
public final class RolePermissions {

  private final ModelCatalog catalog;
  private final AccountDirectory accounts;

  public RolePermissions(ModelCatalog catalog, AccountDirectory accounts) {
    this.catalog = catalog;
    this.accounts = accounts;
  }

  /// The denial of a call; empty when it is allowed.
  public Optional<Answer> denial(Operation operation, Caller caller) {
    return allows(caller)
        ? Optional.empty()
        : Optional.of(new Answer.AccessDenied(implicitDenial(operation, caller)));
  }

  private boolean allows(Caller caller) {
    return switch (caller.principal()) {
      case Principal.LongTermKey _, Principal.UserSession _ -> true;
      case Principal.RoleSession session ->
          accounts
              .account(session.accountId())
              .flatMap((Account account) -> account.role(session.role().roleName()))
              .filter((IamRole role) -> role.mayCallBedrockIn(caller.region()))
              .isPresent();
    };
  }

  private String implicitDenial(Operation operation, Caller caller) {
    @Nullable String requested = operation.modelId();
    return "User: %s is not authorized to perform: bedrock:%s%s because no identity-based policy allows the bedrock:%s action"
        .formatted(
            caller.principal().arn(),
            operation.action(),
            requested == null ? "" : " on resource: " + resource(requested, caller),
            operation.action());
  }

  private String resource(String requested, Caller caller) {
    if (requested.startsWith("arn:")) {
      return requested;
    }
    return catalog
        .profile(requested)
        .map(profile -> profile.arn(caller.region(), caller.principal().accountId()))
        .orElseGet(() -> FoundationModel.arn(caller.region(), requested));
  }
}
