package dev.latchkey.contracts.testkit.sweep;

import dev.latchkey.contracts.testkit.sweep.Planted.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Searches places for planted texts, as they are and in the forms in which texts get about
/// ([WrittenForm]), whatever the case of letters.
///
/// ```java
/// SweepReport report =
///     new Sweep(List.of(Planted.secret("secret access key", secret), Planted.content("prompt", prompt)))
///         .search(Stream.of(
///             KafkaPlaces.of(kafka.bootstrapServers()),
///             DatabasePlaces.of(connection),
///             FilePlaces.under(logs)).flatMap(places -> places));
/// assertThat(report.searched()).containsKeys("topic byok.inference.responses.v1", …);
/// assertThat(report.findings()).isEmpty();
/// ```
public final class Sweep {

  private record Needle(Planted planted, List<WrittenForm> forms) {}

  private final List<Needle> needles;

  /// Prepares the forms of the planted texts.
  public Sweep(List<Planted> planted) {
    this.needles =
        planted.stream()
            .map(text -> new Needle(text, WrittenForm.of(text.text().reveal())))
            .toList();
  }

  /// Searches every place; closes the stream.
  public SweepReport search(Stream<Place> places) {
    List<Finding> findings = new ArrayList<>();
    SortedMap<String, Long> searched = new TreeMap<>();
    try (places) {
      places.forEach(
          place -> {
            searched.merge(place.source(), 1L, Long::sum);
            findings.addAll(search(place));
          });
    }
    return new SweepReport(findings, searched);
  }

  private List<Finding> search(Place place) {
    String haystack =
        new String(place.content(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return needles.stream()
        .filter(needle -> !isAllowed(needle.planted().kind(), place))
        .flatMap(needle -> firstFinding(needle, haystack, place).stream())
        .toList();
  }

  /// One finding for a text in a place is enough, by the form that says most.
  private static Optional<Finding> firstFinding(Needle needle, String haystack, Place place) {
    return needle.forms().stream()
        .filter(form -> haystack.contains(form.folded()))
        .map(
            form ->
                new Finding(needle.planted().name(), form.name(), place.source(), place.where()))
        .findFirst();
  }

  private static boolean isAllowed(Kind kind, Place place) {
    return switch (kind) {
      case SECRET -> false;
      case CONTENT -> place.mayHoldContent();
    };
  }
}
