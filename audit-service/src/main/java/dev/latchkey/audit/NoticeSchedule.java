package dev.latchkey.audit;

import dev.latchkey.audit.flow.watch.PublishNotices;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/// Has waiting notices published every second. A round that fails is made up for by the next.
@ApplicationScoped
public class NoticeSchedule {

  private static final Logger LOG = Logger.getLogger(NoticeSchedule.class);

  private final PublishNotices publish;

  @Inject
  public NoticeSchedule(PublishNotices publish) {
    this.publish = publish;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> publish() {
    return publish
        .round()
        .onFailure()
        .invoke(failure -> LOG.warnf("notices not published yet: %s", failure))
        .onFailure()
        .recoverWithNull();
  }
}
