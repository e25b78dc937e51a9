package dev.latchkey.contracts.testkit.sweep;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// One thing that the system wrote.
///
/// @param source what was searched, for example `topic byok.inference.outcomes.v1`; places of one
///   source are counted together
/// @param where which part of it, for example `partition 3 offset 17 header ce_id`
/// @param content the bytes, unpacked if they were a gzip stream
/// @param mayHoldContent whether prompts and answers may be here (INV-13)
@SuppressWarnings("ArrayRecordComponent") // Neither compared nor kept as a key.
public record Place(String source, String where, byte[] content, boolean mayHoldContent) {

  public Place {
    content = unpacked(content);
  }

  /// A place where nothing planted may be.
  public static Place of(String source, String where, byte[] content) {
    return new Place(source, where, content, /* mayHoldContent= */ false);
  }

  /// A text where nothing planted may be: a metrics page, an HTTP answer.
  public static Place of(String source, String where, String text) {
    return of(source, where, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] unpacked(byte[] content) {
    if (content.length < 2 || content[0] != 0x1f || content[1] != (byte) 0x8b) {
      return content;
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return stream.readAllBytes();
    } catch (IOException _) {
      return content;
    }
  }
}
