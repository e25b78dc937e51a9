package dev.latchkey.contracts.testkit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedServersTest {

  @Test
  void givesEveryClassLoaderTheSameServers() throws Exception {
    // Given a class loader that loads the test kit again, as Quarkus does
    try (URLClassLoader other =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> otherServers = other.loadClass(SharedServers.class.getName());

      // When
      Object otherKafka = otherServers.getMethod("kafka").invoke(null);

      // Then
      assertThat(otherServers).isNotEqualTo(SharedServers.class);
      assertThat(
              other
                  .loadClass(KafkaServer.class.getName())
                  .getMethod("bootstrapServers")
                  .invoke(otherKafka))
          .isEqualTo(SharedServers.kafka().bootstrapServers());
      Object vault = otherServers.getMethod("vault").invoke(null);
      assertThat(
              other
                  .loadClass("dev.latchkey.contracts.testkit.vault.VaultServer")
                  .getMethod("administrator")
                  .invoke(vault))
          .isNotNull();
    }
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
