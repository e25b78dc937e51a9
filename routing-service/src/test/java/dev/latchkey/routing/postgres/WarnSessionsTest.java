package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.fixture.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@WithPostgres
class WarnSessionsTest {

  private final WarnSessions sessions = new WarnSessions(TestDatabase.apart("statements"));
  private final WorkspaceId workspace = Instance.anyWorkspace();

  @Test
  void remembersTheFirstSessionOnly() {
    // When
    String first = sessions.remember(workspace, "alice", 7, "monday");
    String second = sessions.remember(workspace, "alice", 7, "tuesday");

    // Then
    assertThat(first).isEqualTo("monday");
    assertThat(second).isEqualTo("monday");
    assertThat(sessions.remembered(workspace, "alice", 7)).contains("monday");
  }

  @Test
  void keepsWorkspacesUsersAndRevisionsApart() {
    // When
    sessions.remember(workspace, "alice", 7, "monday");

    // Then
    assertThat(sessions.remembered(Instance.anyWorkspace(), "alice", 7)).isEmpty();
    assertThat(sessions.remembered(workspace, "bob", 7)).isEmpty();
    assertThat(sessions.remembered(workspace, "alice", 8)).isEmpty();
    assertThat(sessions.remember(workspace, "alice", 8, "tuesday")).isEqualTo("tuesday");
  }

  @Test
  void tellsEverybodyTheSameSessionHoweverManyAskAtOnce() throws Exception {
    // Given
    List<Callable<String>> asking =
        IntStream.range(0, 16)
            .<Callable<String>>mapToObj(
                i -> () -> sessions.remember(workspace, "alice", 7, "session " + i))
            .toList();

    // When
    Set<String> told;
    try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
      told = executor.invokeAll(asking).stream().map(Future::resultNow).collect(Collectors.toSet());
    }

    // Then
    assertThat(told).hasSize(1);
    assertThat(sessions.remembered(workspace, "alice", 7)).contains(told.iterator().next());
  }
}
