package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStatusTest {
  private static final List<String> NAMES =
      List.of(
          "kafka",
          "postgres",
          "vault",
          "aws-simulator",
          "oidc",
          "credential-service",
          "routing-service",
          "audit-service",
          "health-monitor");

  @Test
  void namesEveryComponentWithEveryFieldAlsoWhenNothingRuns(@TempDir Path folder) throws Exception {
    // When
    byte[] json = WireJson.write(StackStatus.of(new StackFolder(folder)));

    // Then
    JsonNode status = WireJson.mapper().readTree(json);
    assertThat(status.fieldNames()).toIterable().containsExactly("ready", "components");
    assertThat(status.path("ready").isBoolean()).isTrue();
    assertThat(status.path("components"))
        .extracting(component -> component.path("name").asText())
        .containsExactlyElementsOf(NAMES);
    assertThat(status.path("components"))
        .allSatisfy(
            component ->
                assertThat(component.fieldNames())
                    .toIterable()
                    .containsExactly("name", "kind", "ready", "url", "adminUrl", "pid"));
  }

  @Test
  void believesNoStateFileButAsks(@TempDir Path path) {
    // Given a state file of a stack that was killed
    StackFolder folder = new StackFolder(path);
    new StateFile(folder)
        .write(
            StackState.neverRun()
                .in(StackState.Phase.UP)
                .with(RunningPart.external(PartName.VAULT, "http://127.0.0.1:1", null))
                .with(RunningPart.external(PartName.KAFKA, "127.0.0.1:1", null)));

    // When
    StackStatus status = StackStatus.of(folder);

    // Then
    assertThat(status.ready()).isFalse();
    assertThat(
            StreamSupport.stream(status.components().spliterator(), false)
                .filter(StackStatus.Component::ready))
        .isEmpty();
  }
}
