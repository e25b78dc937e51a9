package dev.latchkey.contracts.wire.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.wire.identifiers.Destinations.AllCommercial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Residency (INV-4): a fallback's destinations must be a subset of the original's.
class GeographyTest {

  /// Stands for the regions that AWS will open: `global.` profiles may run there, no others.
  private static final String FUTURE = "a commercial region of the future";

  @Test
  void computesSubsetsLikePlainSetsForAllPairs() {
    // Given
    List<Destinations> all = everyDestination().toList();

    // Then
    for (Destinations one : all) {
      for (Destinations other : all) {
        assertThat(one.isSubsetOf(other))
            .as("%s within %s", one, other)
            .isEqualTo(plainSet(other).containsAll(plainSet(one)));
      }
    }
  }

  private static Stream<Destinations> everyDestination() {
    return Stream.concat(
        Geography.all().stream().map(Geography::destinations),
        Regions.all().map(Destinations::only));
  }

  private static Set<String> plainSet(Destinations destinations) {
    return switch (destinations) {
      case AllCommercial() -> {
        Set<String> names = new HashSet<>(Set.of(FUTURE));
        Regions.COMMERCIAL.forEach(region -> names.add(region.name()));
        yield names;
      }
      case Destinations.Regions(Set<Region> regions) ->
          regions.stream().map(Region::name).collect(Collectors.toSet());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "eu, eu, true",
    "eu, global, true",
    "global, eu, false",
    "global, global, true",
    "jp, apac, true",
    "au, apac, true",
    "in, apac, true",
    "apac, jp, false",
    "jp, au, false",
    "us, eu, false",
    "eu, us, false",
    "us-gov, global, false",
    "us-gov, us, false",
    "us, us-gov, false"
  })
  void knowsWhichGeographyLiesInWhich(String one, String other, boolean within) {
    assertThat(geography(one).isSubsetOf(geography(other))).isEqualTo(within);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, eu, true",
    "eu-west-2, eu, true",
    "eu-central-1, global, true",
    "eu-central-1, us, false",
    "il-central-1, eu, false",
    "us-gov-west-1, us-gov, true",
    "us-gov-west-1, global, false",
    "eusc-de-east-1, eu, false",
    "eusc-de-east-1, global, false"
  })
  void knowsWhichRegionLiesInWhichGeography(String region, String geography, boolean within) {
    assertThat(
            Destinations.only(new Region(region)).isSubsetOf(geography(geography).destinations()))
        .isEqualTo(within);
  }

  @Test
  void neverTakesAGeographyForASingleRegion() {
    assertThat(Geography.all())
        .allSatisfy(
            geography ->
                assertThat(Regions.all())
                    .noneMatch(
                        region -> geography.destinations().isSubsetOf(Destinations.only(region))));
  }

  @Test
  void keepsEachGeographyInOnePartition() {
    assertThat(Geography.all())
        .map(Geography::destinations)
        .filteredOn(Destinations.Regions.class::isInstance)
        .allSatisfy(
            destinations ->
                assertThat(((Destinations.Regions) destinations).regions())
                    .map(Region::partition)
                    .containsOnly(
                        ((Destinations.Regions) destinations)
                            .regions()
                            .iterator()
                            .next()
                            .partition()));
  }

  @Test
  void givesEachGeographyItsOwnPrefix() {
    assertThat(Geography.all()).map(Geography::prefix).doesNotHaveDuplicates();
    assertThat(Geography.all())
        .allSatisfy(
            geography -> assertThat(Geography.ofPrefix(geography.prefix())).contains(geography));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EU", "eu ", "eu.", "emea", "sa", "us-east-1", "anthropic"})
  void guessesNoGeography(String prefix) {
    assertThat(Geography.ofPrefix(prefix)).isEmpty();
  }

  @Test
  void cannotRunNowhere() {
    assertThatThrownBy(() -> new Destinations.Regions(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Geography geography(String prefix) {
    return Geography.ofPrefix(prefix).orElseThrow();
  }
}
