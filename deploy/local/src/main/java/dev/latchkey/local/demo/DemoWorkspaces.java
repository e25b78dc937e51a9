package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.List;

/// The workspaces of the demo, as a host product would publish them.
public final class DemoWorkspaces {
  /// The organisation of the demo.
  public static final OrgId ACME = new OrgId("acme");

  /// Another organisation.
  public static final OrgId GLOBEX = new OrgId("globex");

  /// The workspace whose key the demo saves.
  public static final WorkspaceId RESEARCH = new WorkspaceId("acme-research");

  /// The other organisation's workspace.
  public static final WorkspaceId SUPPORT = new WorkspaceId("globex-support");

  /// Where the demo workspace wants its inference.
  public static final Region RESEARCH_REGION = new Region("eu-central-1");

  private DemoWorkspaces() {}

  /// Their directory entries.
  public static List<DirectoryEntry> entries() {
    return List.of(
        new DirectoryEntry(
            RESEARCH, ACME, Plan.ENTERPRISE, Environment.PRODUCTION, RESEARCH_REGION),
        new DirectoryEntry(
            SUPPORT, GLOBEX, Plan.SCALE, Environment.PRODUCTION, new Region("eu-west-1")));
  }
}
