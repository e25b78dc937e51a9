package dev.latchkey.routing.decision;

import static dev.latchkey.contracts.wire.inference.Access.READ;
import static dev.latchkey.contracts.wire.inference.Access.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.inference.Access;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperationRuleTest {

  private static final StatedFacts NOTHING = new StatedFacts(null, null, null);
  private static final StatedFacts FREEST = new StatedFacts(READ, false, true);
  private static final StatedFacts STRICTEST = new StatedFacts(WRITE, true, false);
  private static final OperationFacts FREE = new OperationFacts(READ, false, true);
  private static final OperationFacts STRICT = new OperationFacts(WRITE, true, false);
  private static final Standing UNGRANTED = new Standing.Ungranted();
  private static final Standing NOT_LISTED = new Standing.NotListed();
  private static final Standing GRANTED_FREE = new Standing.Granted(FREE);
  private static final Standing GRANTED_STRICT = new Standing.Granted(STRICT);

  static Stream<Arguments> table() {
    return Stream.of(
        argumentSet("no grant, no headers: the strictest", NOTHING, UNGRANTED, STRICT),
        argumentSet("no grant: the headers count", FREEST, UNGRANTED, FREE),
        argumentSet(
            "no grant: each missing fact is the strictest (access)",
            new StatedFacts(null, false, true),
            UNGRANTED,
            new OperationFacts(WRITE, false, true)),
        argumentSet(
            "no grant: each missing fact is the strictest (autonomous)",
            new StatedFacts(READ, null, true),
            UNGRANTED,
            new OperationFacts(READ, true, true)),
        argumentSet(
            "no grant: each missing fact is the strictest (eligible)",
            new StatedFacts(READ, false, null),
            UNGRANTED,
            new OperationFacts(READ, false, false)),
        argumentSet("no grant: strict headers", STRICTEST, UNGRANTED, STRICT),
        argumentSet("not listed: headers say nothing", FREEST, NOT_LISTED, STRICT),
        argumentSet("granted: silent headers change nothing", NOTHING, GRANTED_FREE, FREE),
        argumentSet("granted: free headers change nothing", FREEST, GRANTED_FREE, FREE),
        argumentSet("granted: headers narrow everything", STRICTEST, GRANTED_FREE, STRICT),
        argumentSet(
            "granted: headers narrow access alone",
            new StatedFacts(WRITE, null, null),
            GRANTED_FREE,
            new OperationFacts(WRITE, false, true)),
        argumentSet(
            "granted: headers narrow autonomy alone",
            new StatedFacts(null, true, null),
            GRANTED_FREE,
            new OperationFacts(READ, true, true)),
        argumentSet(
            "granted: headers narrow eligibility alone",
            new StatedFacts(null, null, false),
            GRANTED_FREE,
            new OperationFacts(READ, false, false)),
        argumentSet("granted: headers never widen", FREEST, GRANTED_STRICT, STRICT),
        argumentSet("granted: strict and silent stays strict", NOTHING, GRANTED_STRICT, STRICT));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decidesByTheTable(StatedFacts stated, Standing standing, OperationFacts expected) {
    // When
    OperationFacts facts = OperationRule.facts(stated, standing);

    // Then
    assertThat(facts).isEqualTo(expected);
  }

  @Test
  void noHeaderEverMakesAGrantedOperationFreer() {
    // When
    Stream<OperationFacts> freer =
        Operations.granted()
            .flatMap(
                granted ->
                    Operations.stated()
                        .map(stated -> OperationRule.facts(stated, new Standing.Granted(granted)))
                        .filter(facts -> isFreerInAnything(facts, granted)));

    // Then
    assertThat(freer).isEmpty();
  }

  @Test
  void whatIsNotListedIsTheStrictestWhateverIsStated() {
    // When
    Stream<OperationFacts> facts =
        Operations.stated().map(stated -> OperationRule.facts(stated, NOT_LISTED));

    // Then
    assertThat(facts).containsOnly(OperationFacts.strictest());
  }

  @Test
  void onlyReadsAreRepeatable() {
    // When
    Stream<Access> repeatable =
        Operations.granted().filter(OperationFacts::isRepeatable).map(OperationFacts::access);

    // Then
    assertThat(repeatable).hasSize(4).containsOnly(READ);
  }

  private static boolean isFreerInAnything(OperationFacts facts, OperationFacts granted) {
    return (facts.access() == READ && granted.access() == WRITE)
        || (!facts.autonomous() && granted.autonomous())
        || (facts.fallbackEligible() && !granted.fallbackEligible());
  }
}
