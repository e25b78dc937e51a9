package dev.latchkey.contracts.wire.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

  static List<Region> commercial() {
    return Regions.COMMERCIAL;
  }

  static List<Region> government() {
    return Regions.GOVERNMENT;
  }

  static List<Region> sovereign() {
    return Regions.EUROPEAN_SOVEREIGN;
  }

  @ParameterizedTest
  @MethodSource("commercial")
  void knowsTheCommercialRegions(Region region) {
    assertThat(Region.parse(region.name())).isEqualTo(new Parsed.Ok<>(region));
    assertThat(region.partition()).isEqualTo(Partition.AWS);
  }

  @ParameterizedTest
  @MethodSource("government")
  void knowsTheRegionsOfGovCloud(Region region) {
    assertThat(region.partition()).isEqualTo(Partition.AWS_US_GOV);
  }

  @ParameterizedTest
  @MethodSource("sovereign")
  void knowsTheRegionOfTheEuropeanSovereignCloud(Region region) {
    assertThat(region.partition()).isEqualTo(Partition.AWS_EUSC);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void saysWhatToSetWhenTheRegionIsMissing(@Nullable String text) {
    assertThat(Reasons.of(Region.parse(text)))
        .isEqualTo("region is missing: set the AWS region, for example eu-central-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu",
        "eu-central",
        "eu-central-9",
        "eu-central-1a",
        "EU-CENTRAL-1",
        " eu-central-1",
        "eu-central-1\n",
        "eu-central-1\u0000",
        "eu_central_1",
        "eu-central-1.amazonaws.com",
        "eu-central-1@evil.example",
        "../eu-central-1",
        "eu-centr\u0430l-1",
        "cn-north-1",
        "us-iso-east-1",
        "unspecified",
        "global",
        "aws-global",
        "null",
        "*"
      })
  void refusesARegionThatItDoesNotKnow(String text) {
    assertThat(Reasons.of(Region.parse(text)))
        .contains("is not an AWS region that Latchkey knows; set a region name")
        .matches("[\\p{Graph} …]+");
    assertThatThrownBy(() -> new Region(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cutsAVeryLongName() {
    assertThat(Reasons.of(Region.parse("e".repeat(1_000_000)))).hasSizeLessThan(200);
  }
}
