package dev.latchkey.credential;

import static io.restassured.RestAssured.given;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedKey;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organisation with one workspace and an AWS account of its own, different for each test.
record Customer(OrgId org, WorkspaceId workspace, SimulatedKey key) {

  static final Region REGION = new Region("eu-central-1");

  /// The terms of a workspace about whose fallbacks nobody has decided anything.
  static final FallbackTerms UNDECIDED =
      new FallbackTerms(1, false, false, new FallbackCaps(new BigDecimal("20.00"), 20, 0));

  /// A customer on the plan Scale, in the region above, that the service knows.
  static Customer known() {
    return known(Plan.SCALE);
  }

  /// The same on another plan.
  static Customer known(Plan plan) {
    Customer customer = unlisted();
    customer.list(plan, REGION);
    return customer;
  }

  /// Another workspace of the same organisation.
  Customer sibling() {
    WorkspaceId other = new WorkspaceId(workspace + "-2");
    return new Customer(org, other, key);
  }

  /// A customer of whom the directory has not spoken.
  static Customer unlisted() {
    String name = UUID.randomUUID().toString().substring(0, 8);
    return new Customer(
        new OrgId("org-" + name),
        new WorkspaceId("ws-" + name),
        SharedServers.simulator().admin().createAccount("account-" + name));
  }

  /// Has the directory say this, and waits until the service has taken it in.
  void list(Plan plan, @Nullable Region region) {
    Directory.list(entry(plan, region));
    Rows.awaitWorkspace(workspace, plan, region);
  }

  DirectoryEntry entry(Plan plan, @Nullable Region region) {
    return new DirectoryEntry(workspace, org, plan, Environment.PRODUCTION, region);
  }

  /// A request by somebody of this customer with these roles.
  RequestSpecification as(Role... roles) {
    return with(new TokenClaims("somebody", org, Set.of(workspace), Set.of(roles)));
  }

  static RequestSpecification with(TokenClaims claims) {
    return given()
        .header("Authorization", "Bearer " + SharedServers.issuer().token(claims))
        .contentType("application/json");
  }

  /// The owner of the workspace.
  RequestSpecification asOwner() {
    return as(Role.WORKSPACE_OWNER);
  }

  /// The path of the workspace itself.
  String workspacePath() {
    return "/v1/workspaces/" + workspace;
  }

  /// The path of the organisation's policy.
  String orgPolicyPath() {
    return "/v1/orgs/" + org + "/fallback-policy";
  }

  String path() {
    return "/v1/workspaces/" + workspace + "/byok";
  }

  ValidatableResponse save(SimulatedKey other, Role... roles) {
    return as(roles).body(body(other)).put(path() + "/access-key").then();
  }

  /// The workspace's owner saves the customer's own key.
  ValidatableResponse save() {
    return save(key, Role.WORKSPACE_OWNER);
  }

  ValidatableResponse show(Role... roles) {
    return as(roles).get(path()).then();
  }

  static Map<String, String> body(SimulatedKey key) {
    return Map.of(
        "accessKeyId", key.accessKeyId(), "secretAccessKey", key.secretAccessKey().reveal());
  }
}
