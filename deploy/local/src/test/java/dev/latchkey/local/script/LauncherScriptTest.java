package dev.latchkey.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `latchkey` in a checkout whose Maven is a script that says and writes what a test
/// wants.
class LauncherScriptTest {
  @TempDir private Path checkout;

  private record Run(int exitCode, List<String> lines) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    Path script = Path.of(System.getProperty("user.dir")).resolve("../../latchkey").normalize();
    Files.copy(script, checkout.resolve("latchkey"));
    for (String module : List.of("contracts", "routing-service")) {
      Files.createDirectories(checkout.resolve(module).resolve("src/test/java"));
      Files.writeString(checkout.resolve(module).resolve("src/test/java/SomeTest.java"), "");
    }
  }

  @Test
  void countsTheTestsOfAllModules() throws Exception {
    // Given
    maven(report("contracts", 5, 0, 1) + report("routing-service", 7, 0, 0));

    // When
    Run run = run(Map.of(), "test");

    // Then
    assertThat(run.lines()).last().isEqualTo("11 passed, 0 failed, 1 skipped");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void failsWhenATestFailsWhateverMavenSays() throws Exception {
    // Given
    maven(report("contracts", 5, 2, 0) + report("routing-service", 7, 0, 0));

    // When
    Run run = run(Map.of(), "test");

    // Then
    assertThat(run.lines()).last().isEqualTo("10 passed, 2 failed, 0 skipped");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void failsWhenMavenFailsWhateverTheReportsSay() throws Exception {
    // Given
    maven(report("contracts", 5, 0, 0) + report("routing-service", 7, 0, 0) + "exit 1\n");

    // When
    Run run = run(Map.of(), "test");

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void failsWhenAModuleWithTestsHasNoReport() throws Exception {
    // Given
    maven(report("contracts", 5, 0, 0));

    // When
    Run run = run(Map.of(), "test");

    // Then
    assertThat(run.lines()).contains("No test report of routing-service.");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void countsNoReportOfAnEarlierRun() throws Exception {
    // Given
    maven(report("contracts", 5, 0, 0) + report("routing-service", 7, 0, 0));
    run(Map.of(), "test");
    maven("");

    // When
    Run run = run(Map.of(), "test");

    // Then
    assertThat(run.lines()).last().isEqualTo("0 passed, 0 failed, 0 skipped");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void givesMavenTheOtherArguments() throws Exception {
    // Given
    maven(report("contracts", 5, 0, 0) + "echo \"$*\"\n");

    // When
    Run run = run(Map.of(), "test", "--soak", "-pl", "contracts");

    // Then
    assertThat(run.lines()).anyMatch(line -> line.endsWith("verify -Dsoak=true -pl contracts"));
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void showsTheEndOfTheBuildsLogWhenTheBuildFails() throws Exception {
    // Given
    maven("echo cannot find symbol; exit 1\n");

    // When
    Run run = run(Map.of(), "status");

    // Then
    assertThat(run.lines()).contains("cannot find symbol");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(checkout.resolve(".latchkey/build.lock")).doesNotExist();
  }

  @Test
  void passesByAJavaOfAnotherVersion() throws Exception {
    // Given a JAVA_HOME with an old JDK, and a good one on the PATH
    Path old = fakeJdk("old", "17.0.15");
    Path good = fakeJdk("good", "25.0.3");
    maven(
        report("contracts", 1, 0, 0)
            + report("routing-service", 1, 0, 0)
            + "echo java=$JAVA_HOME\n");

    // When
    Run run =
        run(
            Map.of("JAVA_HOME", old.toString(), "PATH", good + "/bin:" + System.getenv("PATH")),
            "test");

    // Then
    assertThat(run.lines()).contains("java=" + good);
  }

  private Path fakeJdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(checkout.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    program(
        home.resolve("bin/java"),
        "echo 'openjdk version \"" + version + "\"' >&2\necho '    java.home = " + home + "'\n");
    program(home.resolve("bin/javac"), "");
    return home;
  }

  private static String report(String module, int tests, int failures, int skipped) {
    String folder = module + "/target/surefire-reports";
    return """
        mkdir -p %s
        cat >%s/TEST-Some.xml <<'XML'
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="Some" time="0.1" tests="%d" errors="0" skipped="%d" failures="%d">
          <testcase name="a" tests="99"/>
        </testsuite>
        XML
        """
        .formatted(folder, folder, tests, skipped, failures);
  }

  private void maven(String commands) throws IOException {
    program(checkout.resolve("mvnw"), "cd \"$(dirname \"$0\")\"\n" + commands);
  }

  private static void program(Path file, String commands) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + commands);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Run run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("./latchkey").directory(checkout.toFile());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("LATCHKEY_SKIP_BUILD");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output.lines().toList());
  }
}
