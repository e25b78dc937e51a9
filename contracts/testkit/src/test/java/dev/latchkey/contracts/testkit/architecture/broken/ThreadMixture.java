package dev.latchkey.contracts.testkit.architecture.broken;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executors;

final class ThreadMixture {
  private ThreadMixture() {}

  @RunOnVirtualThread
  static void handle() {
    Executors.newVirtualThreadPerTaskExecutor().close();
  }

  static Uni<String> answer() {
    return Uni.createFrom().item("answer");
  }
}
