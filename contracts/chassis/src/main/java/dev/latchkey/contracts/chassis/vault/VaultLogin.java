package dev.latchkey.contracts.chassis.vault;

import dev.latchkey.contracts.wire.secret.SecretText;
import io.github.jopenlibs.vault.EnvironmentLoader;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.response.AuthResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Logs in with the AppRole and makes the clients. All of them share one HTTP client: left alone,
/// the driver would make a new one, with its threads, for every request.
final class VaultLogin {

  /// Why no session could be had, in words fit for a log.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason, null, false, false);
    }
  }

  private final VaultSettings settings;
  private final HttpClient http;

  VaultLogin(VaultSettings settings, HttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  /// A new session, in at most the time that the settings allow.
  VaultSession open() throws Refused {
    SecretText secretId = secretId();
    try {
      AuthResponse answer =
          client(null).auth().loginByAppRole(settings.roleId(), secretId.reveal());
      Duration life = Duration.ofSeconds(answer.getAuthLeaseDuration());
      return VaultSession.startingNow(client(answer.getAuthClientToken()), life);
    } catch (VaultException e) {
      throw new Refused(reason(e));
    }
  }

  /// What to say of a failure of the driver. Its message repeats Vault's answer and is never used.
  private static String reason(VaultException failure) {
    int status = failure.getHttpStatusCode();
    return switch (status) {
      case 0 -> VaultFailure.reason(failure);
      case 400, 401, 403 ->
          "Vault refused the login with status "
              + status
              + ": check latchkey.vault.role-id and the file latchkey.vault.secret-id-file";
      default -> VaultFailure.reason(failure);
    };
  }

  private SecretText secretId() throws Refused {
    try {
      return SecretText.of(Files.readString(settings.secretIdFile()).strip());
    } catch (IOException e) {
      throw new Refused(
          "the file latchkey.vault.secret-id-file cannot be read: " + settings.secretIdFile());
    }
  }

  private Vault client(@Nullable String token) throws VaultException {
    int seconds = Math.toIntExact(Math.max(1, settings.timeout().plusMillis(999).toSeconds()));
    VaultConfig config =
        new VaultConfig()
            .environmentLoader(new NoEnvironment())
            .address(settings.address().toString().replaceAll("/+$", ""))
            .token(token)
            .engineVersion(2)
            .httpClient(http)
            .openTimeout(seconds)
            .readTimeout(seconds)
            .build();
    return Vault.create(config);
  }

  /// Keeps the driver from reading `VAULT_*` variables and `~/.vault-token` on its own.
  private static final class NoEnvironment extends EnvironmentLoader {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String loadVariable(String name) {
      return null;
    }
  }
}
