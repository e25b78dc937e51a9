package dev.latchkey.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.latchkey.simulator.AdminClient;
import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AccountRules;
import dev.latchkey.simulator.calls.CallLog;
import dev.latchkey.simulator.faults.FaultRules;
import dev.latchkey.simulator.faults.FaultScript;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdminApiTest {

  private final AwsSimulator simulator = AwsSimulator.start(SimulatorSettings.defaults());
  private final AdminClient admin = new AdminClient(simulator.adminUri());

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void isWhatItsOpenApiDocumentSays() throws IOException {
    // Given
    AdminApi api =
        new AdminApi(
            new AccountsResource(
                new AccountDirectory(List.of()), new AccountRules(List.of(), List.of())),
            new CallsResource(new CallLog(1)),
            new FaultsResource(
                new FaultScript(InstantSource.system()), new FaultRules(List.of(), () -> 0)),
            new AboutResource());
    JsonNode document =
        new YAMLMapper().readTree(admin.send("GET", "/admin/openapi.yaml", "").body());

    // When
    List<String> described =
        document.get("paths").properties().stream()
            .flatMap(
                path ->
                    path.getValue().properties().stream()
                        .map(it -> it.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
            .toList();

    // Then
    assertThat(api.routes().stream().map(it -> it.method() + " " + it.template()))
        .containsExactlyInAnyOrderElementsOf(described);
    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void describesEveryMemberOfACallAndAnAccount() throws IOException {
    // Given
    admin.send("POST", "/admin/accounts", "{\"name\":\"new\"}");
    JsonNode schemas =
        new YAMLMapper()
            .readTree(admin.send("GET", "/admin/openapi.yaml", "").body())
            .at("/components/schemas");

    // Then
    assertThat(names(admin.json("GET", "/admin/accounts", "").at("/accounts/0")))
        .containsExactlyInAnyOrderElementsOf(names(schemas.at("/Account/properties")));
    assertThat(dev.latchkey.simulator.calls.CallRecord.class.getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactlyInAnyOrderElementsOf(names(schemas.at("/Call/properties")));
  }

  @Test
  void describesEveryMemberOfAFault() throws IOException {
    // Given
    JsonNode schemas =
        new YAMLMapper()
            .readTree(admin.send("GET", "/admin/openapi.yaml", "").body())
            .at("/components/schemas");
    JsonNode fault =
        admin.json(
            "POST",
            "/admin/faults",
            """
            {"name":"slow","match":{"region":"us-east-1"},"limit":2,"after":1,"probability":0.5,
             "seed":7,"effect":{"latency":{"millis":5}}}""");

    // Then
    assertThat(names(fault))
        .containsExactlyInAnyOrderElementsOf(names(schemas.at("/Fault/properties")));
    JsonNode listed = admin.json("GET", "/admin/faults", "").at("/faults/0");
    assertThat(names(listed))
        .containsExactlyInAnyOrderElementsOf(names(schemas.at("/FaultState/properties")));
    assertThat(dev.latchkey.simulator.faults.FaultDocument.class.getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactlyInAnyOrderElementsOf(names(schemas.at("/NewFault/properties")));
    assertThat(dev.latchkey.simulator.faults.FaultMatch.class.getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactlyInAnyOrderElementsOf(names(schemas.at("/FaultMatch/properties")));
    assertThat(
            dev.latchkey.simulator.faults.FaultDocument.EffectDocument.class.getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactlyInAnyOrderElementsOf(names(schemas.at("/Effect/properties")));
  }

  @Test
  void listsAndRemovesFaults() {
    // Given
    String hang = "{\"effect\":{\"hang\":{}}}";
    String id = admin.json("POST", "/admin/faults", hang).get("id").asText();
    admin.send("POST", "/admin/faults", hang);
    assertThat(admin.json("GET", "/admin/faults", "").get("faults")).hasSize(2);

    // When
    int status = admin.send("DELETE", "/admin/faults/" + id, "").statusCode();

    // Then
    assertThat(status).isEqualTo(204);
    assertThat(admin.json("GET", "/admin/faults", "").at("/faults").findValuesAsText("id"))
        .containsExactly("fault-2");
    assertThat(admin.send("DELETE", "/admin/faults/" + id, "").statusCode()).isEqualTo(404);

    // When
    admin.send("DELETE", "/admin/faults", "");

    // Then
    assertThat(admin.json("GET", "/admin/faults", "").get("faults")).isEmpty();
  }

  @Test
  void hasCustomersAndThePlatform() {
    JsonNode accounts = admin.json("GET", "/admin/accounts", "").get("accounts");
    assertThat(accounts.findValuesAsText("name"))
        .contains("acme-production", "acme-staging", "globex", "initech", "latchkey-platform");
    assertThat(accounts.findValuesAsText("secret")).allMatch(it -> it.startsWith("Simulated"));
  }

  @Test
  void createsAnAccountFromItsNameAlone() {
    // When
    HttpResponse<String> response =
        admin.send("POST", "/admin/accounts", "{\"name\":\"umbrella\"}");

    // Then
    JsonNode created =
        admin.json("GET", "/admin/accounts", "").get("accounts").findParents("name").getLast();
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).contains("\"name\":\"umbrella\"");
    assertThat(admin.json("GET", "/admin/accounts", "").at("/accounts/6/id").asText())
        .matches("\\d{12}");
    assertThat(created.toString()).contains("AKIA");
  }

  @Test
  void createsAnAccountWithEverythingGiven() {
    // Given
    String document =
        """
        {"id":"123456789012","name":"umbrella","regions":["eu-west-1"],
         "models":["anthropic.claude-sonnet-4-6"],
         "users":[{"name":"u","accessKeys":[
           {"id":"AKIAUMBRELLA00000001","secret":"Simulated","active":false}]}],
         "roles":[{"name":"r","trustedPrincipals":["arn:aws:iam::111111111111:root"],
           "externalId":"given","maxSessionSeconds":7200,"regions":["eu-west-1"]}]}""";

    // When
    JsonNode created = admin.json("POST", "/admin/accounts", document);

    // Then
    assertThat(created.toString()).isEqualTo(document.replaceAll("\\s", ""));
  }

  @Test
  void rotatesAKey() {
    // When
    JsonNode account =
        admin.json("POST", "/admin/accounts/111111111111/users/bedrock-inference/access-keys", "");

    // Then
    assertThat(account.at("/users/0/accessKeys")).hasSize(2);
    assertThat(
            admin
                .send(
                    "POST", "/admin/accounts/111111111111/users/bedrock-inference/access-keys", "")
                .body())
        .contains("CONFLICT", "Cannot exceed quota for AccessKeysPerUser: 2");

    // When
    JsonNode after = admin.json("DELETE", "/admin/access-keys/AKIASIMACMEPROD00001", "");

    // Then
    assertThat(after.at("/users/0/accessKeys")).hasSize(1);
  }

  @Test
  void deactivatesAndActivatesAKey() {
    assertThat(
            admin
                .json("POST", "/admin/access-keys/AKIASIMGLOBEX0000001/deactivate", "")
                .at("/users/0/accessKeys/0/active")
                .asBoolean())
        .isFalse();
    assertThat(
            admin
                .json("POST", "/admin/access-keys/AKIASIMGLOBEX0000001/activate", "")
                .at("/users/0/accessKeys/0/active")
                .asBoolean())
        .isTrue();
  }

  @Test
  void addsARoleThatTrustsItsAccount() {
    // When
    JsonNode account =
        admin.json("POST", "/admin/accounts/333333333333/roles", "{\"name\":\"reader\"}");

    // Then
    assertThat(account.at("/roles/0").toString())
        .isEqualTo(
            """
            {"name":"reader","trustedPrincipals":["arn:aws:iam::333333333333:root"],\
            "maxSessionSeconds":3600}""");
    assertThat(
            admin
                .send("POST", "/admin/accounts/333333333333/roles", "{\"name\":\"reader\"}")
                .body())
        .contains("CONFLICT", "Role with name reader already exists.");
  }

  @Test
  void replacesModelAccess() {
    assertThat(
            admin
                .json(
                    "PUT",
                    "/admin/accounts/333333333333/model-access",
                    "{\"models\":[\"anthropic.claude-opus-5\"]}")
                .get("models")
                .toString())
        .isEqualTo("[\"anthropic.claude-opus-5\"]");
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void saysWhatIsWrong(String method, String path, String body, int status, String problem) {
    // When
    HttpResponse<String> response = admin.send(method, path, body);

    // Then
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(problem);
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        account("no JSON", "hello", "the body is not JSON: line 1"),
        account("null", "null", "the body is null; send a JSON object"),
        account("no name", "{}", "account name '' must have"),
        account("unknown member", "{\"nam\":\"x\"}", "unknown member 'nam'; known are ["),
        account("wrong type", "{\"name\":[]}", "the body's member 'name' has the wrong type"),
        account("bad id", "{\"name\":\"x\",\"id\":\"12\"}", "account id 12 must be twelve digits"),
        account(
            "unknown region",
            "{\"name\":\"x\",\"regions\":[\"mars\"]}",
            "region mars does not exist"),
        account(
            "unknown model",
            "{\"name\":\"x\",\"models\":[\"gpt\"]}",
            "model gpt is not in the catalog"),
        account(
            "bad key id",
            "{\"name\":\"x\",\"users\":[{\"name\":\"u\",\"accessKeys\":[{\"id\":\"ASIA1\"}]}]}",
            "access key id ASIA1 must be AKIA and 16 of A-Z0-9"),
        argumentSet(
            "taken name",
            "POST",
            "/admin/accounts",
            "{\"name\":\"globex\"}",
            409,
            "account name globex is taken"),
        role("role without name", "{}", "role name '' must have"),
        role(
            "role trusts nonsense",
            "{\"name\":\"r\",\"trustedPrincipals\":[\"me\"]}",
            "trusted principal me is no ARN of a user or account root"),
        role(
            "role trusts null",
            "{\"name\":\"r\",\"trustedPrincipals\":[null]}",
            "the body's member 'trustedPrincipals.[]' has the wrong type"),
        role(
            "role lasts too long",
            "{\"name\":\"r\",\"maxSessionSeconds\":43201}",
            "maxSessionSeconds is 43201; it must be 3600 to 43200"),
        role(
            "role with a bad external id",
            "{\"name\":\"r\",\"externalId\":\"a b\"}",
            "external id 'a b' must have"),
        role(
            "role in no region",
            "{\"name\":\"r\",\"regions\":[\"mars\"]}",
            "region mars does not exist"),
        account(
            "two roles of one name",
            "{\"name\":\"x\",\"id\":\"123456789012\",\"roles\":[{\"name\":\"r\"},{\"name\":\"r\"}]}",
            "two roles of account 123456789012 have the same name"),
        fault("fault without effect", "{}", "effect must have exactly one of error, throttle, "),
        fault(
            "fault with two effects",
            "{\"effect\":{\"hang\":{},\"expire\":{}}}",
            "effect must have exactly one of error, throttle, "),
        fault(
            "unknown effect",
            "{\"effect\":{\"burn\":{}}}",
            "unknown member 'burn'; known are [cut, "),
        fault(
            "unknown row",
            "{\"effect\":{\"error\":{\"row\":\"nothing\"}}}",
            "error.row nothing is not in the catalogue"),
        fault(
            "row and status",
            "{\"effect\":{\"error\":{\"row\":\"internal\",\"status\":500}}}",
            "error has a row, so it must have no status, code or message"),
        fault(
            "row of another service",
            "{\"match\":{\"service\":\"sts\"},\"effect\":{\"error\":{\"row\":\"internal\"}}}",
            "error.row internal is of bedrock-runtime, but the fault matches sts only"),
        fault(
            "error without anything",
            "{\"effect\":{\"error\":{}}}",
            "error.status is null; it must be 400 to 599"),
        fault(
            "error without message",
            "{\"effect\":{\"error\":{\"status\":500,\"code\":\"Sorry\"}}}",
            "error.message is missing"),
        fault(
            "negative retry-after",
            "{\"effect\":{\"error\":{\"row\":\"internal\",\"retryAfterSeconds\":-1}}}",
            "error.retryAfterSeconds is -1; it must be at least 0"),
        fault(
            "code with a line end",
            "{\"effect\":{\"error\":{\"status\":500,\"code\":\"a\\nb\",\"message\":\"\"}}}",
            "it must have 1 to 128 of A-Za-z0-9_"),
        fault(
            "no rate",
            "{\"effect\":{\"throttle\":{}}}",
            "throttle.perMinute is null; it must be at least 1"),
        fault(
            "no quota",
            "{\"effect\":{\"dailyQuota\":{\"tokens\":0}}}",
            "dailyQuota.tokens is 0; it must be at least 1"),
        fault(
            "no latency",
            "{\"effect\":{\"latency\":{\"millis\":-5}}}",
            "latency.millis is -5; it must be at least 1"),
        fault(
            "stream in no time",
            "{\"effect\":{\"stream\":{\"betweenEventsMillis\":-1}}}",
            "stream.betweenEventsMillis is -1; it must be 0 to 2147483647"),
        fault(
            "stream of empty deltas",
            "{\"effect\":{\"stream\":{\"deltaCharacters\":0}}}",
            "stream.deltaCharacters is 0; it must be 1 to 100000"),
        fault(
            "stream too long",
            "{\"effect\":{\"stream\":{\"deltas\":100000,\"deltaCharacters\":100000}}}",
            "stream.deltas times stream.deltaCharacters is too much"),
        fault(
            "stream that breaks somehow",
            "{\"effect\":{\"stream\":{\"then\":\"explode\"}}}",
            "stream.then is explode; it must be exception, error, cut, corrupt, end or stall"),
        fault(
            "stream that breaks nowhere",
            "{\"effect\":{\"stream\":{\"afterEvents\":3}}}",
            "stream.afterEvents is there, but stream.then does not say what comes then"),
        fault(
            "exception of a cut",
            "{\"effect\":{\"stream\":{\"then\":\"cut\",\"exception\":\"aException\"}}}",
            "stream.exception is there, but stream.then is cut"),
        fault(
            "exception in upper case",
            "{\"effect\":{\"stream\":{\"then\":\"exception\",\"exception\":\"AException\"}}}",
            "stream.exception is AException; it must begin with a lower case letter"),
        fault(
            "cut at no time",
            "{\"effect\":{\"cut\":{}}}",
            "cut.when is null; it must be before-answer or during-answer"),
        fault(
            "answer without a run",
            "{\"effect\":{\"cut\":{\"when\":\"during-answer\",\"ran\":false}}}",
            "cut.ran is false, but an answer only begins when the call has run"),
        fault("limit zero", "{\"limit\":0}", "limit is 0; it must be at least 1"),
        fault("after below zero", "{\"after\":-1}", "after is -1; it must be at least 0"),
        fault("certainty", "{\"probability\":1.5}", "probability is 1.5; it must be 0 to 1"),
        fault(
            "limit as text",
            "{\"limit\":\"many\"}",
            "the body's member 'limit' has the wrong type"),
        fault("bad name", "{\"name\":\"a b\"}", "name 'a b' must have"),
        fault(
            "account by name",
            "{\"match\":{\"account\":\"globex\"}}",
            "account globex must be twelve digits"),
        fault(
            "no key", "{\"match\":{\"accessKey\":\"key\"}}", "accessKey key must be AKIA or ASIA"),
        fault("no region", "{\"match\":{\"region\":\"mars\"}}", "region mars does not exist"),
        fault(
            "no service",
            "{\"match\":{\"service\":\"s3\"}}",
            "service s3 is none of [bedrock-runtime, bedrock, sts]"),
        fault(
            "no operation",
            "{\"match\":{\"operation\":\"Invoke\"}}",
            "operation Invoke is none of [InvokeModel, "),
        fault("no match", "{\"match\":{\"user\":\"u\"}}", "unknown member 'user'; known are ["),
        argumentSet(
            "no such fault", "DELETE", "/admin/faults/fault-9", "", 404, "no fault fault-9"),
        argumentSet(
            "no account for the role",
            "POST",
            "/admin/accounts/000000000000/roles",
            "{\"name\":\"r\"}",
            404,
            "there is no account 000000000000"),
        argumentSet(
            "models missing",
            "PUT",
            "/admin/accounts/333333333333/model-access",
            "{}",
            400,
            "member 'models' is missing"),
        argumentSet(
            "no such account",
            "PUT",
            "/admin/accounts/000000000000/model-access",
            "{\"models\":[]}",
            404,
            "there is no account 000000000000"),
        argumentSet(
            "no such key", "DELETE", "/admin/access-keys/AKIA", "", 404, "no access key AKIA"),
        argumentSet(
            "unknown parameter",
            "GET",
            "/admin/calls?acount=1",
            "",
            400,
            "unknown parameter 'acount'; known are [account, "),
        argumentSet("bad since", "GET", "/admin/calls?since=x", "", 400, "parameter since is 'x'"),
        argumentSet(
            "limit too high", "GET", "/admin/calls?limit=10001", "", 400, "parameter limit is"),
        argumentSet("no such path", "GET", "/admin/nothing", "", 404, "GET /admin/openapi.yaml"),
        argumentSet("no such method", "PUT", "/admin/calls", "", 405, "METHOD_NOT_ALLOWED"));
  }

  private static Arguments account(String name, String body, String problem) {
    return argumentSet(name, "POST", "/admin/accounts", body, 400, problem);
  }

  private static Arguments fault(String name, String body, String problem) {
    return argumentSet(name, "POST", "/admin/faults", body, 400, problem);
  }

  private static Arguments role(String name, String body, String problem) {
    return argumentSet(name, "POST", "/admin/accounts/333333333333/roles", body, 400, problem);
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(member -> member.getKey()).toList();
  }
}
