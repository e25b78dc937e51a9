package dev.latchkey.contracts.wire.vault;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes the fields of a Vault document apart and remembers the first one that does not fit.
final class DocumentFields {

  private final Map<String, SecretText> fields;
  private @Nullable String misfit;

  DocumentFields(Map<String, SecretText> fields) {
    this.fields = fields;
  }

  static Map<String, SecretText> of(CredentialScope scope) {
    Map<String, SecretText> fields = new LinkedHashMap<>();
    fields.put("workspace", SecretText.of(scope.workspace().value()));
    fields.put("credential", SecretText.of(scope.version().credential().value()));
    fields.put("version", SecretText.of(Integer.toString(scope.version().number())));
    fields.put("account", SecretText.of(scope.account().value()));
    return fields;
  }

  CredentialScope scope() {
    WorkspaceId workspace = parsed("workspace", WorkspaceId::parse, "absent");
    CredentialId credential = parsed("credential", CredentialId::parse, "absent");
    return new CredentialScope(workspace, new CredentialVersion(credential, version()), account());
  }

  AwsAccountId account() {
    return parsed("account", AwsAccountId::parse, "000000000000");
  }

  AccessKeyId accessKeyId() {
    return parsed("access_key_id", AccessKeyId::parse, "AKIA000000000000");
  }

  SecretText secret(String name) {
    SecretText secret = fields.get(name);
    if (secret == null || secret.isEmpty()) {
      note(name);
      return SecretText.of("");
    }
    return secret;
  }

  Instant instant(String name) {
    try {
      return Instant.parse(secret(name).reveal());
    } catch (DateTimeException e) {
      note(name);
      return Instant.EPOCH;
    }
  }

  /// Makes the document, unless a field did not fit.
  <T> DocumentReading<T> finish(T document) {
    String field = misfit;
    return field == null
        ? new DocumentReading.Complete<>(document)
        : new DocumentReading.Incomplete<>(field);
  }

  private int version() {
    String text = secret("version").reveal();
    if (!text.matches("[1-9][0-9]{0,8}")) {
      note("version");
      return 1;
    }
    return Integer.parseInt(text);
  }

  /// The value, or a well-formed stand-in that [#finish] then withholds.
  private <T> T parsed(String name, Function<@Nullable String, Parsed<T>> parser, String standIn) {
    return switch (parser.apply(secret(name).reveal())) {
      case Parsed.Ok<T>(T value) -> value;
      case Parsed.Invalid<T> invalid -> {
        note(name);
        yield parser.apply(standIn).orThrow();
      }
    };
  }

  private void note(String name) {
    if (misfit == null) {
      misfit = name;
    }
  }
}
