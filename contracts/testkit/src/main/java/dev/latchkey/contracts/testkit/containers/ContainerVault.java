package dev.latchkey.contracts.testkit.containers;

import dev.latchkey.contracts.testkit.vault.OpenBaoConfiguration;
import dev.latchkey.contracts.testkit.vault.VaultApi;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/// An OpenBao server in a container, configured as
/// [dev.latchkey.contracts.testkit.vault.OpenBaoServer] is.
public final class ContainerVault implements VaultServer {
  private static final DockerImageName IMAGE = DockerImageName.parse("openbao/openbao:2.7.2");
  private static final Path FOLDER = Path.of("/latchkey");
  private static final int PORT = 8200;
  private static final int CLUSTER_PORT = 8201;
  private static final int SEAL_KEY_BYTES = 32;
  private static final int OWNER_ONLY = 0600;

  private final String administratorSecretId = UUID.randomUUID().toString();
  private final RestartableContainer container =
      new RestartableContainer(openBao(sealKey(), administratorSecretId), PORT, unsealed());

  private ContainerVault() {}

  /// Starts a server with an empty store.
  public static ContainerVault startNew() {
    ContainerVault vault = new ContainerVault();
    vault.start();
    return vault;
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + container.port());
  }

  @Override
  public String administratorToken() {
    return VaultApi.anonymous(address())
        .login(OpenBaoConfiguration.ADMINISTRATOR, administratorSecretId)
        .token();
  }

  @Override
  public void start() {
    container.start();
  }

  @Override
  public void stop() {
    container.stop();
  }

  @Override
  public void close() {
    container.remove();
  }

  private static GenericContainer<?> openBao(byte[] sealKey, String administratorSecretId) {
    OpenBaoConfiguration configuration =
        new OpenBaoConfiguration(FOLDER, "0.0.0.0", PORT, CLUSTER_PORT);
    return new GenericContainer<>(IMAGE)
        .withCreateContainerCmdModifier(
            command -> command.withEntrypoint("/bin/bao").withUser("0:0"))
        .withCommand("server", "-config=" + FOLDER.resolve("openbao.hcl"))
        .withCopyToContainer(file(configuration.text()), path("openbao.hcl"))
        .withCopyToContainer(file(administratorSecretId), path("administrator-secret-id"))
        .withCopyToContainer(Transferable.of(sealKey, OWNER_ONLY), path("seal.key"))
        // A file is the way to have its folder.
        .withCopyToContainer(file(""), path("raft/.folder"));
  }

  private static Transferable file(String text) {
    return Transferable.of(text.getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
  }

  private static String path(String name) {
    return FOLDER.resolve(name).toString();
  }

  /// 200 means initialised, unsealed and active (API documentation of `/sys/health`).
  private static WaitStrategy unsealed() {
    return Wait.forHttp("/v1/sys/health").forPort(PORT).forStatusCode(200);
  }

  private static byte[] sealKey() {
    byte[] key = new byte[SEAL_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
