package dev.latchkey.contracts.testkit.cache;

import dev.latchkey.contracts.testkit.process.FileTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Keeps programs in `${XDG_CACHE_HOME:-~/.cache}/latchkey`, one folder each, filled once.
///
/// A folder appears whole or not at all: it is filled under another name and then renamed.
/// Processes that want the same folder at the same time wait for the first one.
public final class ProgramCache {

  /// Fills a new folder of the cache.
  @FunctionalInterface
  public interface Filling {
    /// Puts the program's files into the empty folder.
    void into(Path emptyFolder) throws IOException;
  }

  private ProgramCache() {}

  /// Returns the folder of that name, filling it first if nobody has.
  ///
  /// @param name names the exact version: a folder that exists is never filled again
  /// @throws IOException if filling fails; the cache is then as before
  public static Path folder(String name, Filling filling) throws IOException {
    return folder(root(), name, filling);
  }

  static Path folder(Path root, String name, Filling filling) throws IOException {
    Path folder = root.resolve(name);
    return Files.isDirectory(folder) ? folder : fillOnce(folder, filling);
  }

  private static synchronized Path fillOnce(Path folder, Filling filling) throws IOException {
    Path root = Files.createDirectories(folder.getParent());
    Path lockFile = root.resolve(folder.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!Files.isDirectory(folder)) {
        Path unfinished = root.resolve(folder.getFileName() + ".unfinished");
        FileTree.delete(unfinished);
        filling.into(Files.createDirectory(unfinished));
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return folder;
    }
  }

  private static Path root() {
    String cacheHome = System.getenv("XDG_CACHE_HOME");
    Path base =
        cacheHome == null || cacheHome.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cacheHome);
    return base.resolve("latchkey");
  }
}
