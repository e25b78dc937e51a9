package dev.latchkey.contracts.wire.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.AccessKeyDocument;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sweeps every record of the module (INV-1, INV-13).
class RedactionTest {

  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(secret|token|password|privatekey|grant).*");

  private record Leaky(String secretAccessKey) {}

  private record Careful(SecretText secretAccessKey) {}

  static List<Class<?>> records() throws IOException, URISyntaxException {
    Path root =
        Path.of(EventType.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .<Class<?>>map(RedactionTest::load)
          .filter(Class::isRecord)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void findsTheRecordsThatCanHoldSecrets() throws IOException, URISyntaxException {
    assertThat(records())
        .contains(
            AccessKeyDocument.class,
            SessionDocument.class,
            CloudEvent.class,
            InferenceRequest.class,
            PlatformKeyDocument.class,
            RequestReading.Accepted.class,
            Parsed.Ok.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void showsNeitherSecretNorContent(Class<?> type) {
    assertThat(Samples.of(type).toString()).doesNotContain(Samples.PLANTED);
  }

  @ParameterizedTest
  @MethodSource("records")
  void holdsSecretsAsSecretTextAlone(Class<?> type) {
    assertThat(secretsInTheOpen(type)).isEmpty();
  }

  @Test
  void wouldSeeASecretInTheOpen() {
    assertThat(secretsInTheOpen(Leaky.class)).containsExactly("secretAccessKey");
    assertThat(secretsInTheOpen(Careful.class)).isEmpty();
    assertThat(new Leaky(Samples.PLANTED).toString()).contains(Samples.PLANTED);
    assertThat(Samples.of(Careful.class)).isEqualTo(new Careful(SecretText.of(Samples.PLANTED)));
  }

  private static List<String> secretsInTheOpen(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> SECRET_NAME.matcher(component.getName()).matches())
        .filter(component -> component.getType() != SecretText.class)
        .map(component -> component.getName())
        .toList();
  }
}
