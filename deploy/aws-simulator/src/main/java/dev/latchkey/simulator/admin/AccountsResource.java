package dev.latchkey.simulator.admin;

import dev.latchkey.simulator.accounts.Account;
import dev.latchkey.simulator.accounts.AccountChange;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AccountDocument;
import dev.latchkey.simulator.accounts.AccountDocument.RoleDocument;
import dev.latchkey.simulator.accounts.AccountRules;
import dev.latchkey.simulator.accounts.IamRole;
import dev.latchkey.simulator.accounts.RoleRules;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Accounts, access keys, roles and model access. Shows secrets: nobody but the simulator's user
/// can ask.
public final class AccountsResource {

  private final AccountDirectory directory;
  private final AccountRules rules;

  public AccountsResource(AccountDirectory directory, AccountRules rules) {
    this.directory = directory;
    this.rules = rules;
  }

  /// The models an account shall be able to invoke.
  private record ModelAccess(@Nullable SortedSet<String> models) {}

  List<AdminRoute> routes() {
    return List.of(
        new AdminRoute("GET", "/admin/accounts", (_, _) -> list()),
        new AdminRoute("POST", "/admin/accounts", (request, _) -> create(request)),
        new AdminRoute(
            "POST",
            "/admin/accounts/{accountId}/roles",
            (request, path) -> addRole(request, path.getFirst())),
        new AdminRoute(
            "PUT",
            "/admin/accounts/{accountId}/model-access",
            (request, path) -> setModels(request, path.getFirst())),
        new AdminRoute(
            "POST",
            "/admin/accounts/{accountId}/users/{userName}/access-keys",
            (_, path) -> changed(201, directory.createAccessKey(path.get(0), path.get(1)))),
        new AdminRoute(
            "POST",
            "/admin/access-keys/{accessKeyId}/deactivate",
            (_, path) -> changed(200, directory.setActive(path.getFirst(), false))),
        new AdminRoute(
            "POST",
            "/admin/access-keys/{accessKeyId}/activate",
            (_, path) -> changed(200, directory.setActive(path.getFirst(), true))),
        new AdminRoute(
            "DELETE",
            "/admin/access-keys/{accessKeyId}",
            (_, path) -> changed(200, directory.delete(path.getFirst()))));
  }

  private AdminAnswer list() {
    return new AdminAnswer.Json(200, Map.of("accounts", directory.accounts()));
  }

  private AdminAnswer create(AdminRequest request) {
    return switch (AdminJson.read(request.body(), AccountDocument.class)) {
      case AdminJson.Reading.Bad<AccountDocument>(var answer) -> answer;
      case AdminJson.Reading.Good<AccountDocument>(AccountDocument document) ->
          switch (rules.read(document)) {
            case AccountRules.Reading.Bad(List<String> problems) ->
                AdminAnswer.Refused.badRequest(problems);
            case AccountRules.Reading.Good(Account account) ->
                changed(201, directory.create(account));
          };
    };
  }

  private AdminAnswer addRole(AdminRequest request, String accountId) {
    return switch (AdminJson.read(request.body(), RoleDocument.class)) {
      case AdminJson.Reading.Bad<RoleDocument>(var answer) -> answer;
      case AdminJson.Reading.Good<RoleDocument>(RoleDocument document) ->
          switch (rules.roles().read(accountId, document)) {
            case RoleRules.Reading.Bad(List<String> problems) ->
                AdminAnswer.Refused.badRequest(problems);
            case RoleRules.Reading.Good(IamRole role) ->
                changed(201, directory.addRole(accountId, role));
          };
    };
  }

  private AdminAnswer setModels(AdminRequest request, String accountId) {
    return switch (AdminJson.read(request.body(), ModelAccess.class)) {
      case AdminJson.Reading.Bad<ModelAccess>(var answer) -> answer;
      case AdminJson.Reading.Good<ModelAccess>(ModelAccess(SortedSet<String> models)) ->
          setModels(accountId, models);
    };
  }

  private AdminAnswer setModels(String accountId, @Nullable SortedSet<String> models) {
    List<String> problems =
        models == null
            ? List.of("member 'models' is missing: a list of base model ids, or [\"*\"]")
            : rules.problemsOfModels(models);
    return models == null || !problems.isEmpty()
        ? AdminAnswer.Refused.badRequest(problems)
        : changed(200, directory.setModels(accountId, models));
  }

  private static AdminAnswer changed(int status, AccountChange change) {
    return switch (change) {
      case AccountChange.Changed(Account account) -> new AdminAnswer.Json(status, account);
      case AccountChange.NotFound(String what) ->
          new AdminAnswer.Refused(404, "NOT_FOUND", List.of("there is no " + what));
      case AccountChange.Conflict(String why) ->
          new AdminAnswer.Refused(409, "CONFLICT", List.of(why));
    };
  }
}
