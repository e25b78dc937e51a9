package dev.latchkey.credential.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.io.IOException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a request that saves an access key. The access key id is kept like a secret too
/// until it has been checked: people paste the two halves the wrong way round.
@Schema(name = "AccessKey", description = "A long-term access key of an IAM user")
record AccessKeyBody(
    @Schema(
            implementation = String.class,
            required = true,
            examples = "AKIAIOSFODNN7EXAMPLE",
            description = "The access key id, beginning with AKIA")
        @Nullable SecretText accessKeyId,
    @Schema(
            implementation = String.class,
            required = true,
            format = "password",
            writeOnly = true,
            maxLength = 256,
            description = "The secret access key, without spaces or line breaks")
        @Nullable SecretText secretAccessKey,
    @Schema(
            examples = "eu-central-1",
            description = "Where the key is tested and used; left out: the workspace's own region")
        @Nullable String region,
    @Schema(
            description =
                "The fallback policy to choose with the key, by an owner; left out: the choice stays")
        @Nullable FallbackPolicy policy) {

  private static final ObjectReader READER =
      WireJson.mapper()
          .readerFor(AccessKeyBody.class)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /// No AWS secret is this short, so a name that is can be repeated.
  private static final int LONGEST_NAME_SHOWN = 30;

  private static final String NO_OBJECT =
      "The body is not a JSON object that names each field once.";

  /// Reads the body. The reason of a failure names the field at fault and repeats nothing else.
  static Parsed<AccessKeyBody> read(byte[] json) {
    try {
      AccessKeyBody body = READER.readValue(json);
      return body == null ? new Parsed.Invalid<>("The body is null.") : new Parsed.Ok<>(body);
    } catch (UnrecognizedPropertyException e) {
      return new Parsed.Invalid<>("The body has the unknown field " + shown(e.getPropertyName()));
    } catch (InvalidFormatException e) {
      return new Parsed.Invalid<>("The field " + path(e) + " must be allow, warn or strict.");
    } catch (MismatchedInputException e) {
      return new Parsed.Invalid<>(
          e.getPath().isEmpty() ? NO_OBJECT : "The field " + path(e) + " must be a text.");
    } catch (IOException e) {
      return new Parsed.Invalid<>(NO_OBJECT);
    }
  }

  private static String shown(String name) {
    return name.length() <= LONGEST_NAME_SHOWN && name.matches("[A-Za-z0-9_.-]+")
        ? "'" + name + "'."
        : "with a name that is not shown here.";
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(step -> String.valueOf(step.getFieldName()))
        .collect(Collectors.joining("."));
  }
}
