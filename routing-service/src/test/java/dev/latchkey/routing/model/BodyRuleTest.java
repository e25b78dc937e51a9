package dev.latchkey.routing.model;

import static dev.latchkey.routing.model.Tasks.RULE;
import static dev.latchkey.routing.model.Tasks.named;
import static dev.latchkey.routing.model.Tasks.question;
import static dev.latchkey.routing.model.Tasks.said;
import static dev.latchkey.routing.model.Tasks.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.ModelWish.Preference;
import dev.latchkey.contracts.wire.identifiers.ModelWish.TaskHint;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a model refuses for certain is refused before it is called; everything else is passed on.
class BodyRuleTest {

  private static final String EU = "eu-central-1";

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    // model, demand, refused
    "anthropic.claude-sonnet-4-5-20250929-v1:0, SAMPLING, false",
    "anthropic.claude-sonnet-4-6,  SAMPLING, false",
    "anthropic.claude-opus-4-7,    SAMPLING, true",
    "anthropic.claude-sonnet-5-5,  SAMPLING, true",
    "anthropic.claude-sonnet-4-5-20250929-v1:0, PREFILL, false",
    "anthropic.claude-sonnet-4-6,  PREFILL, true",
    "anthropic.claude-sonnet-5,    FORCED_TOOL, false",
    "anthropic.claude-sonnet-5-5,  FORCED_TOOL, true",
    "anthropic.claude-opus-5-5,    FORCED_TOOL, true",
    "anthropic.claude-haiku-5-5,   FORCED_TOOL, false",
    "us.anthropic.claude-fable-5-1, FORCED_TOOL, true",
    "anthropic.claude-sonnet-4-6,  VERSION_2026_10_21, true",
    "anthropic.claude-opus-4-7,    VERSION_2026_10_21, false",
    "anthropic.claude-haiku-5-5,   SERVICE_TIER, true",
    "anthropic.claude-sonnet-5-5,  SERVICE_TIER, false",
    "anthropic.claude-sonnet-5-5,  IMAGES, false",
    "anthropic.claude-sonnet-5-5,  DOCUMENTS, false",
    "anthropic.claude-unheard-of,  SAMPLING, false"
  })
  void refusesWhatTheModelsCardRefuses(String model, Demand demand, boolean refused) {
    // Given
    TaskFacts task =
        new TaskFacts(100, 1_000L, Set.of(demand), new Thinking.Unsaid(), false, false);

    // When
    ModelVerdict verdict = RULE.choose(with(question(named(model), EU, null), task));

    // Then
    if (refused) {
      assertThat(said(verdict))
          .startsWith("VALIDATION: ")
          .endsWith(" does not take " + demand + ".");
    } else {
      assertThat(verdict).isInstanceOf(ModelVerdict.Chosen.class);
    }
  }

  @ParameterizedTest(name = "{0} with max_tokens {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "anthropic.claude-sonnet-4-6, -,      false",
        "anthropic.claude-sonnet-4-6, 64000,  false",
        "anthropic.claude-sonnet-4-6, 64001,  true",
        "anthropic.claude-opus-5-5,   128000, false",
        "anthropic.claude-opus-5-5,   128001, true",
        "anthropic.claude-unheard-of, 999999, false"
      })
  void refusesMoreTokensThanTheModelGenerates(
      String model, @Nullable Long maxTokens, boolean refused) {
    // Given
    TaskFacts task = new TaskFacts(100, maxTokens, Set.of(), new Thinking.Unsaid(), false, false);

    // When
    ModelVerdict verdict = RULE.choose(with(question(named(model), EU, null), task));

    // Then
    assertThat(said(verdict).startsWith("VALIDATION: max_tokens is more than the "))
        .isEqualTo(refused);
  }

  @ParameterizedTest(name = "{0}, budget {1} of {2}, interleaved {3}: {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          anthropic.claude-sonnet-4-5-20250929-v1:0 | 1024 | 2048 | false | -
          anthropic.claude-sonnet-4-5-20250929-v1:0 | 1023 | 2048 | false | Thinking needs a budget of at least 1024 tokens.
          anthropic.claude-sonnet-4-5-20250929-v1:0 | -    | 2048 | false | Thinking needs a budget of at least 1024 tokens.
          anthropic.claude-sonnet-4-5-20250929-v1:0 | 2047 | 2048 | false | -
          anthropic.claude-sonnet-4-5-20250929-v1:0 | 2048 | 2048 | false | The budget for thinking is not less than max_tokens.
          anthropic.claude-sonnet-4-5-20250929-v1:0 | 2048 | 2048 | true  | -
          anthropic.claude-sonnet-4-5-20250929-v1:0 | 2048 | -    | false | -
          anthropic.claude-unheard-of               | 1    | 2048 | false | -
          """)
  void checksTheBudgetForThinking(
      String model,
      @Nullable Long budget,
      @Nullable Long maxTokens,
      boolean interleaved,
      @Nullable String refusal) {
    // Given
    TaskFacts task =
        new TaskFacts(100, maxTokens, Set.of(), new Thinking.Enabled(budget), interleaved, false);

    // When
    ModelVerdict verdict = RULE.choose(with(question(named(model), EU, null), task));

    // Then
    assertThat(verdict instanceof ModelVerdict.Refused refused ? refused.message() : null)
        .isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    // model, adaptive refused, disabled refused
    "anthropic.claude-opus-4-5-20251101-v1:0, true,  false",
    "anthropic.claude-sonnet-4-6,             false, false",
    "anthropic.claude-sonnet-5,               false, false",
    "anthropic.claude-haiku-5-5,              false, false",
    "anthropic.claude-opus-5-5,               false, true",
    "anthropic.claude-sonnet-5-5,             false, true"
  })
  void knowsWhichModelsThinkHow(String model, boolean adaptiveRefused, boolean disabledRefused) {
    assertThat(refuses(model, new Thinking.Adaptive())).isEqualTo(adaptiveRefused);
    assertThat(refuses(model, new Thinking.Disabled())).isEqualTo(disabledRefused);
  }

  @Test
  void namesEverythingThatIsRefused() {
    // Given
    TaskFacts task =
        new TaskFacts(
            100,
            1_000L,
            Set.of(Demand.FORCED_TOOL, Demand.SAMPLING, Demand.IMAGES),
            new Thinking.Unsaid(),
            false,
            false);

    // When
    ModelVerdict verdict =
        RULE.choose(with(question(named("anthropic.claude-opus-5-5"), EU, null), task));

    // Then
    assertThat(said(verdict))
        .isEqualTo(
            "VALIDATION: anthropic.claude-opus-5-5 does not take sampling parameters or a tool"
                + " that must be used.");
  }

  /// A task and the model that is picked for it, where the newest and cheapest is not able.
  @ParameterizedTest(name = "{0} tokens, {1} out, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          100     | 1000  | -                  | eu.anthropic.claude-haiku-5-5
          # Above 100,000 tokens Haiku 5.5 costs five times as much, which still is the least.
          150000  | 1000  | -                  | eu.anthropic.claude-haiku-5-5
          100     | 1000  | SAMPLING           | eu.anthropic.claude-haiku-4-5-20251001-v1:0
          100     | 1000  | PREFILL            | eu.anthropic.claude-haiku-4-5-20251001-v1:0
          # Haiku 4.5 has a context of 200,000 tokens: the next one that takes sampling is dearer.
          199000  | 1000  | SAMPLING           | eu.anthropic.claude-haiku-4-5-20251001-v1:0
          199001  | 1000  | SAMPLING           | eu.anthropic.claude-sonnet-4-6
          199001  | 64001 | SAMPLING           | eu.anthropic.claude-opus-4-6-v1
          999000  | 1000  | -                  | eu.anthropic.claude-haiku-5-5
          999001  | 1000  | -                  | -
          """)
  void picksAModelThatCanDoTheTask(
      long input, long maxTokens, @Nullable Demand demand, @Nullable String sent) {
    // Given
    TaskFacts task =
        new TaskFacts(
            input,
            maxTokens,
            demand == null ? Set.of() : Set.of(demand),
            new Thinking.Unsaid(),
            false,
            false);
    ModelWish wish = new ModelWish.Auto(TaskHint.SIMPLE, Preference.COST);

    // When
    ModelVerdict verdict = RULE.choose(with(question(wish, EU, null), task));

    // Then
    assertThat(verdict instanceof ModelVerdict.Chosen chosen ? chosen.model().text() : null)
        .isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "BUDGET,   eu.anthropic.claude-haiku-4-5-20251001-v1:0",
    "ADAPTIVE, eu.anthropic.claude-haiku-5-5",
    "DISABLED, eu.anthropic.claude-haiku-5-5"
  })
  void picksAModelThatThinksAsAsked(String thinking, String sent) {
    // Given
    Thinking wished =
        switch (thinking) {
          case "BUDGET" -> new Thinking.Enabled(1_024L);
          case "ADAPTIVE" -> new Thinking.Adaptive();
          default -> new Thinking.Disabled();
        };
    TaskFacts task = new TaskFacts(100, 2_000L, Set.of(), wished, false, false);
    ModelWish wish = new ModelWish.Auto(TaskHint.SIMPLE, Preference.COST);

    // When
    ModelVerdict verdict = RULE.choose(with(question(wish, EU, null), task));

    // Then
    assertThat(said(verdict)).startsWith(sent + ":");
  }

  private static boolean refuses(String model, Thinking thinking) {
    TaskFacts task = new TaskFacts(100, 2_000L, Set.of(), thinking, false, false);
    return RULE.choose(with(question(named(model), EU, null), task))
        instanceof ModelVerdict.Refused;
  }
}
