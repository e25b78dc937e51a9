package dev.latchkey.audit.flow.proof;

import io.smallrye.mutiny.Multi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip file that is sent while it is made: nothing of it stays in memory but the piece at hand.
/// One each time.
final class BundleZip {

  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(made);

  BundleZip() {
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /// A file in it.
  ///
  /// @param content its pieces, asked for one at a time
  record File(String name, Multi<byte[]> content) {}

  /// The bytes of the zip file with these files, in pieces.
  Multi<byte[]> of(Multi<File> files) {
    Multi<byte[]> all = files.onItem().transformToMultiAndConcatenate(this::file);
    return Multi.createBy()
        .concatenating()
        .streams(all, later(this::finish))
        .select()
        .where(piece -> piece.length > 0);
  }

  private Multi<byte[]> file(File file) {
    return Multi.createBy()
        .concatenating()
        .streams(later(() -> begin(file.name())), file.content().map(this::add), later(this::end));
  }

  private static Multi<byte[]> later(Supplier<byte[]> piece) {
    return Multi.createFrom().item(piece);
  }

  private byte[] begin(String name) {
    return step(() -> zip.putNextEntry(new ZipEntry(name)));
  }

  private byte[] add(byte[] content) {
    return step(() -> zip.write(content));
  }

  private byte[] end() {
    return step(zip::closeEntry);
  }

  private byte[] finish() {
    return step(zip::close);
  }

  private byte[] step(Step step) {
    try {
      step.run();
      byte[] piece = made.toByteArray();
      made.reset();
      return piece;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
