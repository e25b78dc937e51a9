package dev.latchkey.contracts.chassis.aws;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// AWS settings of the host, such as `AWS_ACCESS_KEY_ID`, are never used (INV-2). They must not
/// surprise the operator either: at start the log names those that are there and ignored.
@ApplicationScoped
public class AmbientCredentials {

  private static final Logger LOG = Logger.getLogger(AmbientCredentials.class);

  void warn(@Observes StartupEvent start) {
    List<String> names =
        ignored(System.getenv().keySet(), System.getProperties().stringPropertyNames());
    if (!names.isEmpty()) {
      LOG.warnf(
          "ignored, Latchkey takes credentials from Vault only: %s", String.join(", ", names));
    }
  }

  /// The names, never the values, of what the AWS SDK would have read.
  static List<String> ignored(Collection<String> variables, Collection<String> properties) {
    TreeSet<String> names = new TreeSet<>();
    variables.stream().filter(name -> name.startsWith("AWS_")).forEach(names::add);
    properties.stream().filter(name -> name.startsWith("aws.")).forEach(names::add);
    return List.copyOf(names);
  }
}
