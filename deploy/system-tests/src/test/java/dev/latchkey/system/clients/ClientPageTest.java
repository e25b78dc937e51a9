package dev.latchkey.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The code on the page for people who use a client of their own is the code that is tested here.
class ClientPageTest {
  private static final Path CHECKOUT =
      Path.of(System.getProperty("user.dir")).resolve("../..").normalize();
  private static final Path PAGE = CHECKOUT.resolve("contracts/docs/your-own-kafka-client.md");
  private static final Pattern BLOCK =
      Pattern.compile("```(?:java|properties)\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @MethodSource("blocks")
  void aBlockOfThePageIsCodeOfTheTests(String block) throws IOException {
    // When
    List<String> sources = sources();

    // Then
    assertThat(sources).anyMatch(source -> source.contains(block));
  }

  static Stream<String> blocks() throws IOException {
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult found) -> withoutIndents(found.group(1)))
            .toList();
    assertThat(blocks).hasSizeGreaterThan(6);
    return blocks.stream();
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT.resolve("deploy/system-tests/src/test"))) {
      return files
          .filter(file -> file.toString().matches(".*/clients/[^/]*\\.java|.*\\.properties"))
          .map(ClientPageTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return withoutIndents(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static String withoutIndents(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
