package dev.latchkey.contracts.testkit.process;

import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// A small file that only its owner may read (mode 0600): keys and passwords of the servers.
public record OwnerOnlyFile(Path path) {
  private static final int RANDOM_BYTES = 24;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /// The text in the file.
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /// The text in the file as a secret.
  public SecretText secret() {
    return SecretText.of(text());
  }

  /// Whether the file is there.
  public boolean exists() {
    return Files.exists(path);
  }

  /// Replaces the file in one step: a reader sees the old content or the new one.
  public void write(byte[] content) {
    try {
      Files.createDirectories(path.getParent());
      Path next = Files.createTempFile(path.getParent(), path.getFileName() + ".", "", OWNER_ONLY);
      Files.write(next, content);
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  /// Writes 192 random bits as 32 characters of the URL-safe alphabet, unless the file exists.
  public void createWithRandomText() {
    if (!exists()) {
      byte[] random = randomBytes(RANDOM_BYTES);
      write(Base64.getUrlEncoder().withoutPadding().encode(random));
    }
  }

  /// Writes that many random bytes, unless the file exists.
  public void createWithRandomBytes(int count) {
    if (!exists()) {
      write(randomBytes(count));
    }
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
