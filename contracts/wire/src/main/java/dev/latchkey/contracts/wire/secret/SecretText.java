package dev.latchkey.contracts.wire.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A secret in memory (INV-1). Nothing prints it by accident: `toString` hides it, JSON refuses it,
/// and equality takes the same time whatever differs. [#reveal] is the one way to the text and
/// belongs at the very edge, in the call that hands it to Vault or to the AWS SDK.
@JsonSerialize(using = SecretText.Refusal.class)
public final class SecretText {

  private final String text;

  private SecretText(String text) {
    this.text = text;
  }

  /// Takes charge of a secret, also when it arrives in a JSON body.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SecretText of(String text) {
    return new SecretText(text);
  }

  /// The secret itself. Never put the result into a message, a record or a collection that outlives
  /// the call.
  public String reveal() {
    return text;
  }

  /// Whether there is nothing to hide.
  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretText that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  /// The same for every secret, so that a hash tells nothing.
  @Override
  public int hashCode() {
    return SecretText.class.hashCode();
  }

  @Override
  public String toString() {
    return "[secret]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Refuses to write a secret into JSON.
  static final class Refusal extends JsonSerializer<SecretText> {
    @Override
    public void serialize(SecretText value, JsonGenerator generator, SerializerProvider provider) {
      throw new IllegalStateException("a secret is never written as JSON");
    }
  }
}
