package dev.latchkey.contracts.testkit.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import dev.latchkey.contracts.testkit.vault.VaultApi;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SharedServersTest {

  @Test
  void givesEveryClassLoaderTheSameServers() throws Exception {
    // Given a class loader that loads the test kit again, as Quarkus does
    try (URLClassLoader other =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> otherServers = other.loadClass(SharedServers.class.getName());
      assertThat(otherServers).isNotEqualTo(SharedServers.class);

      // When
      Object kafka = otherServers.getMethod("kafka").invoke(null);

      // Then
      Method address = other.loadClass(KafkaServer.class.getName()).getMethod("bootstrapServers");
      assertThat(address.invoke(kafka)).isEqualTo(SharedServers.kafka().bootstrapServers());
    }
  }

  @Test
  void givesEveryClassLoaderTheDefaultMethodsOfAServer() throws Exception {
    try (URLClassLoader other =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      // Given
      Object vault = other.loadClass(SharedServers.class.getName()).getMethod("vault").invoke(null);

      // When
      Object administrator =
          other.loadClass(VaultServer.class.getName()).getMethod("administrator").invoke(vault);

      // Then
      assertThat(administrator).isNotNull().isNotInstanceOf(VaultApi.class);
    }
  }

  @Test
  void removesWhatAKilledJvmLeftBehind() throws Exception {
    // Given
    Process jvm = new ProcessBuilder(command(ServerStarter.class)).start();
    String home = jvm.inputReader(UTF_8).readLine();
    long postgres = pid(Path.of(home, "postgres", "data", "postmaster.pid"));
    long vault = pid(Path.of(home, "vault", "server.pid"));
    jvm.destroyForcibly();
    jvm.onExit().join();
    assertThat(ProcessHandle.of(postgres)).isPresent();
    assertThat(ProcessHandle.of(vault)).isPresent();

    // When
    TestHome.removeLeftovers();

    // Then
    assertThat(ProcessHandle.of(postgres)).isEmpty();
    assertThat(ProcessHandle.of(vault)).isEmpty();
    assertThat(Path.of(home)).doesNotExist();
  }

  /// Starts servers, says where, and waits to be killed.
  static final class ServerStarter {
    public static void main(String[] arguments) throws Exception {
      SharedServers.postgres();
      SharedServers.vault();
      System.out.println(TestHome.postgres().getParent());
      new CountDownLatch(1).await();
    }
  }

  private static List<String> command(Class<?> main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
  }

  private static long pid(Path file) throws Exception {
    return Long.parseLong(Files.readAllLines(file).getFirst());
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
