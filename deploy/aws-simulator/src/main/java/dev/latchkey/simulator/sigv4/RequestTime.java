package dev.latchkey.simulator.sigv4;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// When a request says it was signed.
public sealed interface RequestTime {

  /// ISO-8601 basic format in UTC, `YYYYMMDDTHHMMSSZ`.
  DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// It says so in a readable way.
  record Known(Instant at) implements RequestTime {

    /// The time as it stands in the string to sign.
    public String timestamp() {
      return BASIC.format(at);
    }
  }

  /// Neither `x-amz-date` nor `date` is there.
  record Missing() implements RequestTime {}

  /// There is one, but in no known form.
  record Unreadable(String value) implements RequestTime {}

  /// Reads `x-amz-date`, else `date`.
  static RequestTime of(Headers headers) {
    Optional<String> amzDate = headers.first("x-amz-date");
    if (amzDate.isPresent()) {
      return parse(amzDate.get(), BASIC);
    }
    return headers
        .first("date")
        .map(value -> parse(value, DateTimeFormatter.RFC_1123_DATE_TIME))
        .orElseGet(Missing::new);
  }

  private static RequestTime parse(String value, DateTimeFormatter format) {
    try {
      return new Known(Instant.from(format.parse(value.strip())));
    } catch (DateTimeParseException e) {
      return new Unreadable(value);
    }
  }
}
