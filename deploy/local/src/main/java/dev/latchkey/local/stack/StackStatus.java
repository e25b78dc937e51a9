package dev.latchkey.local.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// How the stack is now.
///
/// @param ready whether every part is ready
/// @param components every part, also those that do not run
public record StackStatus(boolean ready, List<Component> components) {

  /// How one part is now.
  ///
  /// @param url where clients connect; null when it was not started
  /// @param adminUrl where its health, metrics or administration is; null where there is none
  /// @param pid its process; null when it was not started by the launcher
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Component(
      PartName name,
      String kind,
      boolean ready,
      @Nullable String url,
      @Nullable String adminUrl,
      @Nullable Long pid) {}

  /// Asks every part of the folder's stack, all at once.
  public static StackStatus of(StackFolder folder) {
    StackState state = new StateFile(folder).read();
    Probes probes = new Probes(folder);
    List<Component> components =
        InParallel.ask(
            Arrays.stream(PartName.values())
                .<Callable<Component>>map(name -> () -> component(name, state, probes))
                .toList());
    return new StackStatus(components.stream().allMatch(Component::ready), components);
  }

  private static Component component(PartName name, StackState state, Probes probes) {
    return state
        .part(name)
        .map(
            part ->
                new Component(
                    name,
                    name.kind(),
                    probes.isReady(part),
                    part.url(),
                    part.adminUrl(),
                    part.pid()))
        .orElseGet(() -> new Component(name, name.kind(), false, null, null, null));
  }
}
