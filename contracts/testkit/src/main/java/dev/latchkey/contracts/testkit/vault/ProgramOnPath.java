package dev.latchkey.contracts.testkit.vault;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The OpenBao server that is installed on this machine as `bao` or under Vault's name.
final class ProgramOnPath {
  private ProgramOnPath() {}

  static Optional<OpenBaoProgram> find(String path, List<String> tried) {
    return Stream.of("bao", "vault")
        .flatMap(name -> file(path, name, tried).stream())
        .filter(file -> isOpenBao(file, tried))
        .findFirst()
        .map(OpenBaoProgram.Installed::new);
  }

  private static Optional<Path> file(String path, String name, List<String> tried) {
    Optional<Path> found =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(path)
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      tried.add("`" + name + "` on the PATH: not there");
    }
    return found;
  }

  /// HashiCorp's server has neither the static seal nor the self-initialisation that
  /// [OpenBaoServer] relies on.
  private static boolean isOpenBao(Path file, List<String> tried) {
    ToolOutput version = ToolOutput.of(List.of(file.toString(), "version"));
    boolean openBao = version.text().startsWith("OpenBao ");
    if (!openBao) {
      tried.add(
          file
              + ": not OpenBao. Start that server yourself and set VAULT_ADDR and VAULT_TOKEN to use it");
    }
    return openBao;
  }
}
