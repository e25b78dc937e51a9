package dev.latchkey.simulator.accounts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.accounts.AccountRules.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A JSON file `{"accounts":[…]}` of [AccountDocument]s: the built-in seed, or one given at the
/// start.
public record AccountsFile(List<AccountDocument> accounts) {

  private static final String SEED = "seed-accounts.json";

  public AccountsFile {
    accounts = List.copyOf(accounts);
  }

  /// The built-in accounts: made-up customers, and the platform's own.
  public static AccountsFile seed() {
    try (InputStream content = AccountsFile.class.getResourceAsStream(SEED)) {
      return new ObjectMapper().readValue(content, AccountsFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in " + SEED + " cannot be read", e);
    }
  }

  /// Applies the rules to every document.
  ///
  /// @throws IllegalArgumentException naming every problem of every account
  public List<Account> read(AccountRules rules) {
    List<Account> good = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (AccountDocument document : accounts) {
      switch (rules.read(document)) {
        case Reading.Good(Account account) -> good.add(account);
        case Reading.Bad(List<String> found) -> problems.addAll(found);
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return good;
  }
}
