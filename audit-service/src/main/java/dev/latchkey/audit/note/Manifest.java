package dev.latchkey.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

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

  /// What the first manifest names instead of one before it.
  public static final String NONE = Base64.getEncoder().encodeToString(new byte[32]);

  private static final String NO_WORKSPACE = "-";

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
    text.append("time ").append(time).append('\n');
    logs.forEach(log -> text.append(line(log)));
    heads.forEach(head -> text.append(line(head)));
    return text.toString();
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
