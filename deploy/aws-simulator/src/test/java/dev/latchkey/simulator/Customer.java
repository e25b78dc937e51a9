package dev.latchkey.simulator;

import dev.latchkey.simulator.accounts.AccountDocument;
import dev.latchkey.simulator.accounts.AccountsFile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Credentials a test signs with.
public record Customer(
    String account, String accessKeyId, String secret, @Nullable String sessionToken) {

  /// The first key of a built-in account.
  public static Customer seeded(String name) {
    AccountDocument document =
        AccountsFile.seed().accounts().stream()
            .filter(account -> name.equals(account.name()))
            .findFirst()
            .orElseThrow();
    AccountDocument.KeyDocument key =
        Objects.requireNonNull(Objects.requireNonNull(document.users()).getFirst().accessKeys())
            .getFirst();
    return new Customer(
        Objects.requireNonNull(document.id()),
        Objects.requireNonNull(key.id()),
        Objects.requireNonNull(key.secret()).reveal(),
        null);
  }
}
