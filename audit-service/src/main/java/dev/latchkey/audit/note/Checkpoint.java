package dev.latchkey.audit.note;

import dev.latchkey.audit.merkle.TreeHash;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// How far a log had come. Source: C2SP `tlog-checkpoint`.
///
/// @param origin the log's name, unique for ever
/// @param size the number of its leaves
/// @param root the root of its tree
/// @param extensions more lines, none of them empty
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {

  /// @throws IllegalArgumentException if a line would be empty or broken, or the size negative
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0 || !isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("no checkpoint of " + origin + " at " + size);
    }
  }

  /// The text that is signed.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n');
    text.append(Base64.getEncoder().encodeToString(root.bytes())).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /// Reads a checkpoint as [#text] writes it; empty when it is none.
  public static Optional<Checkpoint> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3) {
      return Optional.empty();
    }
    try {
      Checkpoint parsed =
          new Checkpoint(
              lines.get(0),
              Long.parseLong(lines.get(1)),
              TreeHash.of(Base64.getDecoder().decode(lines.get(2))),
              lines.subList(3, lines.size()));
      return Optional.of(parsed).filter(it -> it.text().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isLine(String text) {
    return !text.isEmpty() && text.chars().noneMatch(c -> c == '\n' || c == '\r');
  }
}
