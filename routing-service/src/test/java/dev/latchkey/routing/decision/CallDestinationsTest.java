package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallDestinationsTest {

  private static final Region HERE = new Region("ap-northeast-1");

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-a, ap-northeast-1",
    "jp.anthropic.claude-a, ap-northeast-1 ap-northeast-3",
    "arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-a, ap-northeast-1",
    "arn:aws:bedrock:ap-northeast-1:111111111111:inference-profile/jp.anthropic.claude-a,"
        + " ap-northeast-1 ap-northeast-3",
    "arn:aws:bedrock:ap-northeast-1:111111111111:application-inference-profile/x, ap-northeast-1",
    "arn:aws:bedrock:ap-northeast-1:111111111111:provisioned-model/x, ap-northeast-1"
  })
  void areTheRegionUnlessAProfileNamesAGeography(String model, String regions) {
    // When
    Destinations destinations = CallDestinations.of(HERE, ModelReference.parse(model).orThrow());

    // Then
    assertThat(destinations)
        .isEqualTo(
            new Destinations.Regions(
                Arrays.stream(regions.split(" ")).map(Region::new).collect(Collectors.toSet())));
  }

  @Test
  void areEverywhereForAGlobalProfile() {
    // When
    Destinations destinations =
        CallDestinations.of(HERE, ModelReference.parse("global.anthropic.claude-a").orThrow());

    // Then
    assertThat(destinations).isEqualTo(new Destinations.AllCommercial());
  }
}
