package dev.latchkey.benchmark.routing;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What others feel of a workspace that hangs, is throttled or floods. In each round the others
/// send the same requests alone and beside each such workspace.
final class Fairness {
  private static final int OTHERS_PER_SECOND = 200;
  private static final int OTHERS = 1_000;

  private final Agents agents;
  private final List<Tenant> others;
  private final RoutingServers servers;
  private final Map<Disturbance.Kind, Tenant> greedy;

  Fairness(RoutingServers servers, Agents agents, List<Tenant> others) {
    this.servers = servers;
    this.agents = agents;
    this.others = others;
    this.greedy =
        Stream.of(Disturbance.Kind.values())
            .collect(
                Collectors.toMap(
                    kind -> kind,
                    kind -> servers.tenant("ws-" + kind.name().toLowerCase(Locale.ROOT))));
  }

  /// Measures so many rounds and prints what came of them.
  void measure(int count) {
    List<Round> rounds = IntStream.range(0, count).mapToObj(_ -> round()).toList();
    if (!rounds.isEmpty()) {
      Stream.of(Disturbance.Kind.values()).forEach(kind -> print(kind, rounds));
    }
  }

  private Round round() {
    double alone = p99();
    Map<Disturbance.Kind, Double> disturbed = new EnumMap<>(Disturbance.Kind.class);
    for (Disturbance.Kind kind : Disturbance.Kind.values()) {
      Tenant tenant = Objects.requireNonNull(greedy.get(kind));
      Disturbance disturbance = new Disturbance(kind, servers.aws(), agents, tenant);
      try (disturbance) {
        disturbed.put(kind, p99());
      }
    }
    return new Round(alone, disturbed);
  }

  private double p99() {
    return agents.askEvenly(others, OTHERS_PER_SECOND, OTHERS).p99();
  }

  private static void print(Disturbance.Kind kind, List<Round> rounds) {
    System.out.printf(
        Locale.ROOT,
        "One workspace %s: the others' p99 %.1f ms, alone %.1f ms; median of rounds %+.0f %%,"
            + " %+.1f ms (%s).%n",
        kind.name().toLowerCase(Locale.ROOT),
        median(rounds.stream().map(round -> round.of(kind))),
        median(rounds.stream().map(Round::alone)),
        median(rounds.stream().map(round -> 100 * round.added(kind) / round.alone())),
        median(rounds.stream().map(round -> round.added(kind))),
        rounds.stream()
            .map(round -> String.format(Locale.ROOT, "%+.1f", round.added(kind)))
            .collect(Collectors.joining(", ")));
  }

  private static double median(Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /// The others' p99 in milliseconds, alone and beside each workspace.
  private record Round(double alone, Map<Disturbance.Kind, Double> disturbed) {
    double of(Disturbance.Kind kind) {
      return disturbed.getOrDefault(kind, Double.NaN);
    }

    double added(Disturbance.Kind kind) {
      return of(kind) - alone;
    }
  }
}
