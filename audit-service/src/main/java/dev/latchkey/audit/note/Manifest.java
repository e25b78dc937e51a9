package dev.latchkey.audit.note;

import dev.latchkey.audit.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the logs hold of one organisation at one moment: how far each log had come, and where each
/// of the organisation's workspaces ends in it. Who trusts a manifest sees whether anything was
/// left out. Manifests of an organisation are numbered from 1 and name the one before.
///
/// @param name who signs it: `<deployment>/manifest/<org>`
/// @param sequence its number
/// @param previous the SHA-256 of the text of the manifest before, 32 bytes in base64
/// @param time when its facts were read
/// @param logs the logs that concern the organisation
/// @param heads the ends of its workspaces, in these logs
public record Manifest(
    String name,
    long sequence,
    String previous,
    Instant time,
    List<Checkpoint> logs,
    List<WorkspaceHead> heads) {

  /// Whether another one says the same at another time.
  public boolean saysTheSameAs(Manifest other) {
    return logs.equals(other.logs) && heads.equals(other.heads);
  }

  /// How many leaves of the organisation it covers.
  public long leaves() {
    return heads.stream().mapToLong(WorkspaceHead::number).sum();
  }

  /// What the first manifest names instead of one before it.
  public static final String NONE = Base64.getEncoder().encodeToString(new byte[32]);

  private static final String NO_WORKSPACE = "-";
  private static final String TIME = "time ";

  public Manifest {
    logs = List.copyOf(logs);
    heads = List.copyOf(heads);
  }

  /// The end of a workspace's chain in a log.
  ///
  /// @param origin the log's name
  /// @param workspace the workspace; empty for what concerns the organisation as a whole
  /// @param number the number of its last leaf, from 1
  /// @param leafHash that leaf's hash in hexadecimal digits
  public record WorkspaceHead(String origin, String workspace, long number, String leafHash) {}

  /// Who signs the manifests of an organisation.
  public static String nameOf(String deployment, String org) {
    return deployment + "/manifest/" + org;
  }

  /// How the manifest after the one with this text names it.
  public static String hashOf(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The text that is signed.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(name).append('\n').append(sequence).append('\n').append(previous).append('\n');
    text.append(TIME).append(time).append('\n');
    logs.forEach(log -> text.append(line(log)));
    heads.forEach(head -> text.append(line(head)));
    return text.toString();
  }

  /// Reads a manifest as [#text] writes it; empty when it is none.
  public static Optional<Manifest> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 4 || !lines.get(3).startsWith(TIME)) {
      return Optional.empty();
    }
    try {
      Manifest parsed =
          new Manifest(
              lines.get(0),
              Long.parseLong(lines.get(1)),
              lines.get(2),
              Instant.parse(lines.get(3).substring(TIME.length())),
              of(lines, "log ").map(Manifest::log).toList(),
              of(lines, "head ").map(Manifest::head).toList());
      return Optional.of(parsed).filter(it -> it.text().equals(text));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Stream<List<String>> of(List<String> lines, String kind) {
    return lines.stream()
        .skip(4)
        .filter(line -> line.startsWith(kind))
        .map(line -> List.of(line.split(" ", -1)))
        .filter(words -> words.size() == (kind.equals("log ") ? 4 : 5));
  }

  private static Checkpoint log(List<String> words) {
    TreeHash root = TreeHash.of(Base64.getDecoder().decode(words.get(3)));
    return new Checkpoint(words.get(1), Long.parseLong(words.get(2)), root, List.of());
  }

  private static WorkspaceHead head(List<String> words) {
    String workspace = words.get(2).equals(NO_WORKSPACE) ? "" : words.get(2);
    return new WorkspaceHead(words.get(1), workspace, Long.parseLong(words.get(3)), words.get(4));
  }

  private static String line(Checkpoint log) {
    String root = Base64.getEncoder().encodeToString(log.root().bytes());
    return "log " + log.origin() + " " + log.size() + " " + root + "\n";
  }

  private static String line(WorkspaceHead head) {
    String workspace = head.workspace().isEmpty() ? NO_WORKSPACE : head.workspace();
    return String.join(
        " ", "head", head.origin(), workspace, "" + head.number(), head.leafHash() + "\n");
  }
}
