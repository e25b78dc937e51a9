package dev.latchkey.contracts.chassis.vault;

import dev.latchkey.contracts.chassis.vault.VaultAnswer.Answered;
import dev.latchkey.contracts.chassis.vault.VaultAnswer.Unanswered;
import dev.latchkey.contracts.wire.secret.SecretText;
import io.github.jopenlibs.vault.api.WriteOptions;
import io.github.jopenlibs.vault.response.LogicalResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Documents in Vault's key/value engine, version 2. The service logs in by AppRole when it first
/// needs to, again at two thirds of the token's life, and once more when Vault no longer takes the
/// token. Every method blocks, for at most `latchkey.vault.timeout`, and is safe for all threads;
/// Mutiny services call it on a pool of their own. Nothing that Vault says reaches a log or an
/// exception (INV-1).
///
/// Paths are those of [dev.latchkey.contracts.wire.vault.VaultPaths]: the mount first, without
/// `data`.
@ApplicationScoped
public class VaultDocuments {

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)+");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;
  private final VaultExchange exchange;

  @Inject
  public VaultDocuments(VaultSettings settings) {
    this.http = VaultHttp.client(settings);
    VaultSessions sessions = new VaultSessions(new VaultLogin(settings, http), threads);
    this.exchange = new VaultExchange(sessions, threads, settings.timeout());
  }

  /// Reads the latest version of a document.
  public VaultRead read(String path) {
    String safe = requireSafe(path);
    VaultAnswer answer = exchange.run(vault -> answered(vault.logical().read(safe)));
    return switch (answer) {
      case Unanswered(String reason) -> new VaultRead.Unavailable(reason);
      case Answered(int status, var response) -> readOf(status, response);
    };
  }

  /// Writes a document where there is none. It never overwrites.
  public VaultWrite create(String path, Map<String, SecretText> fields) {
    return write(path, fields, 0);
  }

  /// Replaces a document that is still at `version`.
  public VaultWrite replace(String path, Map<String, SecretText> fields, int version) {
    if (version < 1) {
      throw new IllegalArgumentException("a stored document has version 1 or above");
    }
    return write(path, fields, version);
  }

  /// Removes a document with all its versions. True when it is gone, also when it never was there.
  public boolean delete(String path) {
    String safe = requireSafe(path);
    return exchange.run(vault -> answered(vault.logical().delete(safe)))
            instanceof Answered(int status, _)
        && status == 204;
  }

  /// Why Vault is of no use at present; empty when it takes the service's token.
  public Optional<String> trouble() {
    return switch (exchange.run(VaultExchange::lookUp)) {
      case Unanswered(String reason) -> Optional.of(reason);
      case Answered(int status, _) ->
          status == 200 ? Optional.empty() : Optional.of(VaultFailure.reason(status));
    };
  }

  private VaultWrite write(String path, Map<String, SecretText> fields, long version) {
    String safe = requireSafe(path);
    Map<String, Object> texts = new HashMap<>();
    fields.forEach((name, text) -> texts.put(name, text.reveal()));
    WriteOptions options = new WriteOptions().checkAndSet(version);
    VaultAnswer answer =
        exchange.run(vault -> answered(vault.logical().write(safe, texts, null, options)));
    return switch (answer) {
      case Unanswered(String reason) -> new VaultWrite.Unavailable(reason);
      case Answered(int status, var response) -> writeOf(status, response);
    };
  }

  private static Answered answered(LogicalResponse response) {
    return new Answered(response.getRestResponse().getStatus(), response);
  }

  private static VaultRead readOf(int status, @Nullable LogicalResponse response) {
    Long version = response == null ? null : response.getDataMetadata().getVersion();
    if (status == 200 && response != null && version != null) {
      return new VaultRead.Found(secrets(response), Math.toIntExact(version));
    }
    if (status == 404 && response != null && VaultErrors.of(response).isEmpty()) {
      return new VaultRead.Absent();
    }
    return status == 403
        ? new VaultRead.Denied()
        : new VaultRead.Unavailable(VaultFailure.reason(status));
  }

  private static VaultWrite writeOf(int status, @Nullable LogicalResponse response) {
    String version = response == null ? null : response.getData().get("version");
    if (status == 200 && version != null) {
      return new VaultWrite.Written(Integer.parseInt(version));
    }
    if (status == 400 && response != null && VaultErrors.of(response).isStale()) {
      return new VaultWrite.Conflict();
    }
    return status == 403
        ? new VaultWrite.Denied()
        : new VaultWrite.Unavailable(VaultFailure.reason(status));
  }

  private static Map<String, SecretText> secrets(LogicalResponse response) {
    Map<String, SecretText> fields = new HashMap<>();
    response.getData().forEach((name, text) -> fields.put(name, SecretText.of(text)));
    return fields;
  }

  /// Vault decodes `%2F` and the driver mends nothing: only what cannot mean another path gets in.
  private static String requireSafe(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("not a path of Latchkey's in Vault");
    }
    return path;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
