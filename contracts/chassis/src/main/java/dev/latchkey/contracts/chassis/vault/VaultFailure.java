package dev.latchkey.contracts.chassis.vault;

import io.github.jopenlibs.vault.VaultException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Puts a failure of the driver into words of ours. The driver's own messages repeat what Vault
/// answered and so never reach a log (INV-1).
final class VaultFailure {

  private VaultFailure() {}

  /// Why there is no usable answer.
  static String reason(VaultException failure) {
    int status = failure.getHttpStatusCode();
    if (status == 0) {
      return reasonOf(failure.getCause());
    }
    return reason(status);
  }

  /// What an unexpected status means.
  static String reason(int status) {
    return switch (status) {
      case 200 -> "Vault's answer is not that of a key/value engine, version 2";
      case 404 -> "Vault has no key/value engine at this path";
      case 429 -> "Vault refuses more requests for now (status 429)";
      case 503 -> "Vault is sealed or in maintenance (status 503)";
      default -> "Vault answered with status " + status;
    };
  }

  private static String reasonOf(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> "Vault could not be reached";
      case HttpTimeoutException timeout -> "Vault did not answer in time";
      case SSLException tls -> "no trusted TLS connection to Vault";
      default -> reasonOf(cause.getCause());
    };
  }
}
