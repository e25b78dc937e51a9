package dev.latchkey.local.doctor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What the build needs.
final class Toolchain {
  private static final int JDK = 25;
  private static final int LIMIT_MILLIS = 10_000;

  private Toolchain() {}

  static Finding jdk() {
    int version = Runtime.version().feature();
    String found = "Java " + Runtime.version() + " in " + System.getProperty("java.home");
    return version == JDK
        ? new Finding.Well("JDK 25", found)
        : new Finding.Missing("JDK 25", found, "Install a JDK 25 and set JAVA_HOME to it.");
  }

  static Finding maven(Path checkout) {
    return Program.isOnPath("unzip") || isMavenInstalled(checkout)
        ? new Finding.Well("Maven", "./mvnw can run")
        : new Finding.Missing(
            "Maven", "unzip is not on the PATH", "Install unzip; ./mvnw unpacks Maven with it.");
  }

  static Finding repository(Path checkout) {
    Path file = checkout.resolve(".mvn/wrapper/maven-wrapper.properties");
    Properties wrapper = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      wrapper.load(reader);
      URI maven = URI.create(wrapper.getProperty("distributionUrl"));
      return answers(maven)
          ? new Finding.Well("Maven repository", maven.getHost() + " answers")
          : new Finding.Missing(
              "Maven repository",
              maven.getHost() + " does not have Maven",
              "Set distributionUrl in " + file + " to a mirror that has it.");
    } catch (IOException e) {
      return new Finding.Missing(
          "Maven repository",
          "not reachable (" + e.getMessage() + ")",
          "Go online, or name a mirror in ~/.m2/settings.xml and in " + file + ".");
    }
  }

  private static boolean isMavenInstalled(Path checkout) {
    return Program.succeeds(checkout.resolve("mvnw").toString(), "--version");
  }

  private static boolean answers(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod("HEAD");
    connection.setConnectTimeout(LIMIT_MILLIS);
    connection.setReadTimeout(LIMIT_MILLIS);
    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
  }
}
