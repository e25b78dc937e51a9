package dev.latchkey.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.Geography;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.ModelReference.InferenceProfile;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.routing.bedrock.ModelList;
import dev.latchkey.routing.decision.CallDestinations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked, listed and denied: a call never runs outside what the request or the owner's
/// list permits (INV-4).
class ChosenDestinationsTest {

  private static final List<CatalogModel> MODELS = ModelList.models();
  private static final List<Region> REGIONS =
      Geography.all().stream()
          .flatMap(
              geography ->
                  geography.destinations() instanceof Destinations.Regions(Set<Region> regions)
                      ? regions.stream()
                      : Stream.of(new Region("sa-east-1"), new Region("af-south-1")))
          .distinct()
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areASubsetOfWhatIsPermitted(long seed) {
    Random random = new Random(seed);
    int chosen = 0;
    for (int i = 0; i < 2_000; i++) {
      // Given
      Region region = one(REGIONS, random);
      ModelReference named = reference(random);
      List<ModelReference> listed =
          Stream.generate(() -> reference(random)).limit(random.nextInt(4)).toList();
      boolean auto = random.nextInt(3) == 0;
      ModelQuestion question =
          Tasks.with(
              new ModelQuestion(
                  auto ? anything(random) : new ModelWish.Named(named),
                  InferenceApi.MESSAGES,
                  region,
                  Tasks.PLAIN,
                  listed.isEmpty()
                      ? new WorkspaceModels.Every()
                      : new WorkspaceModels.Listed(listed),
                  KnownLimits.NONE,
                  LocalDate.of(2026, 11, 21)),
              limits(random, named, listed));

      // When
      ModelVerdict verdict = Tasks.RULE.choose(question);

      // Then
      if (verdict instanceof ModelVerdict.Chosen sent) {
        chosen++;
        Destinations runs = CallDestinations.of(region, sent.model());
        assertThat(permitted(region, auto ? null : named, listed))
            .as("%s for %s", sent, question)
            .anyMatch(runs::isSubsetOf);
      }
    }
    assertThat(chosen).isGreaterThan(500);
  }

  /// A profile that is named permits its own destinations; anything else those of the region, of
  /// its narrowest geography and of what is listed.
  private static List<Destinations> permitted(
      Region region, @Nullable ModelReference named, List<ModelReference> listed) {
    if (named instanceof InferenceProfile profile) {
      return List.of(profile.geography().destinations());
    }
    List<Destinations> permitted = new ArrayList<>();
    permitted.add(Destinations.only(region));
    ProfileRule.ownGeography(region).map(Geography::destinations).ifPresent(permitted::add);
    listed.stream().map(each -> CallDestinations.of(region, each)).forEach(permitted::add);
    return permitted;
  }

  private static KnownLimits limits(
      Random random, ModelReference named, List<ModelReference> listed) {
    Set<ModelReference> denied = new HashSet<>(listed);
    denied.add(named);
    return random.nextBoolean() ? KnownLimits.NONE : new KnownLimits(denied, Set.of());
  }

  private static ModelReference reference(Random random) {
    FoundationModel model = one(MODELS, random).id();
    Geography geography = one(Geography.all(), random);
    return random.nextBoolean() ? model : new InferenceProfile(geography, model);
  }

  private static ModelWish anything(Random random) {
    return new ModelWish.Auto(
        one(List.of(ModelWish.TaskHint.values()), random),
        one(List.of(ModelWish.Preference.values()), random));
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
