package dev.latchkey.simulator.faults;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The errors of Bedrock's runtime and of STS as they were seen, by id.
public final class ErrorCatalogue {

  private static final String RESOURCE = "error-catalogue.json";

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private ErrorCatalogue(List<Row> all) {
    all.forEach(row -> rows.put(row.id(), row));
  }

  /// One error.
  ///
  /// @param surface service that answers so
  /// @param code AWS's name; of a gateway's error a made-up one, which is not sent
  public record Row(String id, String surface, int status, String code, String message, Form form) {

    Answer answer(@Nullable Integer retryAfterSeconds) {
      return switch (form) {
        case SERVICE -> new Answer.Refused(new AwsError(status, code, message, retryAfterSeconds));
        case IAM -> new Answer.AccessDenied(message);
        case GATEWAY -> new Answer.GatewayFailed(status, code);
        case UNKNOWN_OPERATION -> new Answer.UnknownRuntimeOperation();
      };
    }
  }

  /// Who words an error, and so how it looks.
  public enum Form {
    /// The service itself.
    SERVICE,
    /// IAM, with `Message` in upper case.
    IAM,
    /// A gateway in front of the service: HTML, no name of AWS.
    GATEWAY,
    /// The runtime's HTTP 200 for a path it does not know.
    UNKNOWN_OPERATION
  }

  /// Reads the built-in catalogue.
  public static ErrorCatalogue builtIn() {
    try (InputStream content = ErrorCatalogue.class.getResourceAsStream(RESOURCE)) {
      return new ErrorCatalogue(
          new ObjectMapper().readValue(content, new TypeReference<List<Row>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in " + RESOURCE + " cannot be read", e);
    }
  }

  /// All rows, in the catalogue's order.
  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /// The row of this id.
  Optional<Row> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }
}
