package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.routing.decision.PlatformGrant.DurableIntent;
import dev.latchkey.routing.decision.PlatformGrant.NotByok;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformGrantTest {

  private static final PlatformRoute ROUTE = Facts.route(Facts.HERE, Facts.MODEL);

  static Stream<Arguments> grants() {
    return Stream.of(
        argumentSet("a fallback", new DurableIntent("f-1", ROUTE)),
        argumentSet("platform credits", new NotByok(PlatformUse.NOT_CONFIGURED, ROUTE)));
  }

  @ParameterizedTest
  @MethodSource("grants")
  void isGoodForTheRegionOfItsRouteAlone(PlatformGrant grant) {
    assertThat(grant.region()).isEqualTo(Facts.HERE);
    assertThat(grant.route()).isEqualTo(ROUTE);
  }
}
