package dev.latchkey.contracts.testkit.sweep;

import dev.latchkey.contracts.testkit.loopback.LoopbackHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Ambient AWS credentials, regions and endpoints of every kind that the SDK knows, all wrong, for
/// a child process (INV-2).
///
/// The process shall behave as without them. If it does not, it signs with a key of [#keyIds] or
/// calls the trap, which every poisoned endpoint and metadata service points at.
public final class PoisonedEnvironment implements AutoCloseable {
  private static final String KEY_OF_VARIABLES = "AKIAPOISONVARIABLE01";
  private static final String KEY_OF_FILES = "AKIAPOISONFILES00001";
  private static final String KEY_OF_PROPERTIES = "AKIAPOISONPROPERTY01";
  private static final String SECRET = "poisoned/secret+access+key/of/nobody0000";
  private static final String REGION = "ap-southeast-2";

  private final List<String> trapped = new CopyOnWriteArrayList<>();
  private final LoopbackHttp trap = LoopbackHttp.start(/* preferredPort= */ 0, this::record);
  private final Path home;

  private PoisonedEnvironment(Path home) {
    this.home = home;
  }

  /// Writes the poisoned files and starts the trap.
  ///
  /// @param home becomes the home folder of the process; gets `.aws/config` and `.aws/credentials`
  public static PoisonedEnvironment in(Path home) throws IOException {
    PoisonedEnvironment environment = new PoisonedEnvironment(home);
    Path aws = Files.createDirectories(home.resolve(".aws"));
    Files.writeString(aws.resolve("credentials"), environment.credentialsFile());
    Files.writeString(aws.resolve("config"), environment.configFile());
    Files.writeString(home.resolve("web-identity-token"), "poisoned.web.identity");
    return environment;
  }

  /// The variables to add to the environment of the process.
  public Map<String, String> variables() {
    String endpoint = trap.address().toString();
    Map<String, String> variables = new HashMap<>();
    variables.put("HOME", home.toString());
    variables.put("AWS_ACCESS_KEY_ID", KEY_OF_VARIABLES);
    variables.put("AWS_SECRET_ACCESS_KEY", SECRET);
    variables.put("AWS_SESSION_TOKEN", "poisoned-session-token");
    variables.put("AWS_BEARER_TOKEN_BEDROCK", "poisoned-bearer-token");
    variables.put("AWS_ACCOUNT_ID", "999999999999");
    variables.put("AWS_PROFILE", "poisoned");
    variables.put("AWS_DEFAULT_PROFILE", "poisoned");
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_DEFAULT_REGION", REGION);
    variables.put("AWS_CONFIG_FILE", home.resolve(".aws/config").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve(".aws/credentials").toString());
    for (String service : List.of("", "_BEDROCK", "_BEDROCK_RUNTIME", "_STS", "_SSO")) {
      variables.put("AWS_ENDPOINT_URL" + service, endpoint);
    }
    variables.put("AWS_ROLE_ARN", "arn:aws:iam::999999999999:role/poisoned");
    variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("web-identity-token").toString());
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint + "/container");
    variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "poisoned-container-token");
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint);
    variables.put("AWS_USE_FIPS_ENDPOINT", "true");
    variables.put("AWS_USE_DUALSTACK_ENDPOINT", "true");
    variables.put("AWS_MAX_ATTEMPTS", "10");
    variables.put("AWS_RETRY_MODE", "adaptive");
    variables.put("AWS_AUTH_SCHEME_PREFERENCE", "httpBearerAuth");
    return variables;
  }

  /// The same as system properties, for the command line of a Java process.
  public List<String> jvmArguments() {
    return List.of(
        "-Duser.home=" + home,
        "-Daws.accessKeyId=" + KEY_OF_PROPERTIES,
        "-Daws.secretAccessKey=" + SECRET,
        "-Daws.region=" + REGION,
        "-Daws.profile=poisoned",
        "-Daws.bearerTokenBedrock=poisoned-bearer-token",
        "-Daws.endpointUrl=" + trap.address());
  }

  /// The access key ids that no call may be signed with.
  public List<String> keyIds() {
    return List.of(KEY_OF_VARIABLES, KEY_OF_FILES, KEY_OF_PROPERTIES);
  }

  /// The calls that reached a poisoned endpoint, as method and path; empty if the process did
  /// right.
  public List<String> trappedCalls() {
    return List.copyOf(trapped);
  }

  @Override
  public void close() {
    trap.close();
  }

  private LoopbackHttp.Reply record(LoopbackHttp.Request request) {
    trapped.add(request.method() + " " + request.path());
    return LoopbackHttp.Reply.empty(403);
  }

  private String credentialsFile() {
    String keys =
        "aws_access_key_id = %s\naws_secret_access_key = %s\n".formatted(KEY_OF_FILES, SECRET);
    return "[default]\n" + keys + "\n[poisoned]\n" + keys;
  }

  private String configFile() {
    String settings = "region = %s\nendpoint_url = %s\n".formatted(REGION, trap.address());
    return "[default]\n" + settings + "\n[profile poisoned]\n" + settings;
  }
}
