package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          plain text                               | plain text
          {"level":"INFO","message":"hello"}       | INFO hello
          {"level":"INFO","message":"cut off       | {"level":"INFO","message":"cut off
          {"level":"ERROR","message":"no","exception":{"exceptionType":"A","message":"a"}} | ERROR no: A: a
          {"level":"ERROR","message":"no","exception":{"exceptionType":"A","message":"a",\
          "causedBy":{"exception":{"exceptionType":"B","message":"b"}}}} | ERROR no: B: b
          """)
  void showsLevelMessageAndInnermostCause(String written, String readable) {
    // When
    String shown = new LogLine(written).readable();

    // Then
    assertThat(shown).isEqualTo(readable);
  }
}
