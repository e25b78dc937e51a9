package dev.latchkey.contracts.testkit.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

class PoisonedEnvironmentTest {

  /// A program that does what INV-2 forbids.
  static final class AmbientProgram {
    public static void main(String[] arguments) {
      System.out.println(
          DefaultCredentialsProvider.builder().build().resolveCredentials().accessKeyId());
      try (StsClient sts = StsClient.create()) {
        sts.getCallerIdentity();
      } catch (RuntimeException e) {
        System.out.println(e.getClass().getSimpleName());
      }
    }
  }

  @Test
  void catchesAProgramThatUsesAmbientCredentials(@TempDir Path home) throws Exception {
    try (PoisonedEnvironment poison = PoisonedEnvironment.in(home)) {
      // When
      String output = run(poison);

      // Then
      assertThat(output.lines().findFirst()).get().isIn(poison.keyIds());
      assertThat(poison.trappedCalls()).contains("POST /");
    }
  }

  private static String run(PoisonedEnvironment poison) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(poison.jvmArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), AmbientProgram.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(poison.variables());
    // With these two the SDK refuses the poisoned endpoint before it calls it.
    builder
        .environment()
        .keySet()
        .removeAll(Set.of("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"));
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
