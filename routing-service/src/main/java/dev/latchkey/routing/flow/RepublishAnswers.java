package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.postgres.Answers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/// Publishes, after the start, the answers that this instance's previous run had recorded and may
/// not have published. An answer that was published nevertheless comes twice, byte for byte.
@Singleton
public final class RepublishAnswers implements Runnable {

  private static final Logger LOG = Logger.getLogger(RepublishAnswers.class);

  private final Answers answers;
  private final DeliverAnswer delivery;

  @Inject
  RepublishAnswers(Answers answers, DeliverAnswer delivery) {
    this.answers = answers;
    this.delivery = delivery;
  }

  @Override
  public void run() {
    List<RequestKey> left = Persistence.insist(answers::unpublished);
    if (!left.isEmpty()) {
      LOG.infof("%d answers of the previous run are published now", left.size());
    }
    left.forEach(
        request -> Persistence.insist(() -> answers.find(request)).ifPresent(delivery::publish));
  }
}
