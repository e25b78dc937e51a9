package dev.latchkey.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RefusalRuleTest {

  private static final Region REGION = new Region("eu-central-1");
  private static final String PROFILE = "eu.anthropic.claude-sonnet-4-6";
  private static final String NO_CACHING =
      "You invoked an unsupported model or your request did not allow prompt caching.";

  @ParameterizedTest(name = "{0}, {1} cache points, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SCP_DENIED | true  | eu.anthropic.claude-sonnet-4-6     | Direct[model=FoundationModel[text=anthropic.claude-sonnet-4-6]]
          SCP_DENIED | false | global.anthropic.claude-sonnet-4-6 | Direct[model=FoundationModel[text=anthropic.claude-sonnet-4-6]]
          SCP_DENIED | true  | us.anthropic.claude-sonnet-4-6     | None[]
          SCP_DENIED | true  | anthropic.claude-sonnet-4-6        | None[]
          VALIDATION | true  | eu.anthropic.claude-sonnet-4-6     | WithoutCachePoints[]
          VALIDATION | true  | anthropic.claude-sonnet-4-6        | WithoutCachePoints[]
          VALIDATION | false | eu.anthropic.claude-sonnet-4-6     | None[]
          """)
  void sendsWhatIsNarrowerOrPlainer(
      ErrorCode code, boolean cachePoints, String sent, String remedy) {
    assertThat(RefusalRule.after(code, NO_CACHING, model(sent), REGION, cachePoints))
        .hasToString(remedy);
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      mode = Mode.EXCLUDE,
      names = {"SCP_DENIED"})
  void sendsNothingElseAfterAnyOtherFailure(ErrorCode code) {
    assertThat(RefusalRule.after(code, "Something else.", model(PROFILE), REGION, true))
        .isEqualTo(new RefusalRule.Remedy.None());
  }

  private static ModelReference model(String text) {
    return ModelReference.parse(text).orThrow();
  }
}
