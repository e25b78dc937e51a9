package dev.latchkey.simulator.faults;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.latchkey.simulator.faults.FaultDocument.EffectDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a [FaultDocument] into a [Fault] and refuses what could never apply.
public final class FaultRules {

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ACCESS_KEY = Pattern.compile("A[KS]IA[A-Z0-9]{16}");
  private static final Pattern NAME = Pattern.compile("[\\w.:-]{1,64}");
  private static final List<String> SERVICES = List.of("bedrock-runtime", "bedrock", "sts");
  private static final List<String> OPERATIONS =
      List.of(
          "InvokeModel",
          "InvokeModelWithResponseStream",
          "Converse",
          "ConverseStream",
          "CountTokens",
          "ListFoundationModels",
          "ListInferenceProfiles",
          "GetInferenceProfile",
          "GetSessionToken",
          "AssumeRole",
          "GetCallerIdentity");

  private final Set<String> regions;
  private final EffectRules effects;

  /// @param regions regions that exist
  /// @param lastSerial serial of the session started last
  public FaultRules(Collection<String> regions, LongSupplier lastSerial) {
    this.regions = Set.copyOf(regions);
    this.effects = new EffectRules(ErrorCatalogue.builtIn(), lastSerial);
  }

  /// What a document turned out to be.
  public sealed interface Reading {

    /// A good one.
    ///
    /// @param fault makes it, with the id it gets
    record Good(Function<String, Fault> fault) implements Reading {}

    /// Not good; each problem is a sentence for the writer.
    record Bad(List<String> problems) implements Reading {

      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads a document; finds all its problems at once.
  public Reading read(FaultDocument document) {
    List<String> problems = new ArrayList<>();
    checkNumbers(document, problems);
    FaultMatch match = requireNonNullElse(document.match(), FaultMatch.everything());
    checkMatch(match, problems);
    Optional<Effect> effect = effects.read(document.effect(), match.service(), problems);
    return problems.isEmpty() && effect.isPresent()
        ? new Reading.Good(id -> fault(id, document, match, effect.get()))
        : new Reading.Bad(problems);
  }

  private static Fault fault(String id, FaultDocument document, FaultMatch match, Effect effect) {
    EffectDocument written = requireNonNull(document.effect());
    return new Fault(
        id,
        requireNonNullElse(document.name(), id),
        match,
        document.limit(),
        requireNonNullElse(document.after(), 0),
        requireNonNullElse(document.probability(), 1.0),
        document.seed(),
        written,
        effect);
  }

  private static void checkNumbers(FaultDocument document, List<String> problems) {
    check(NAME, document.name(), "name '%s' must have 1 to 64 of A-Za-z0-9_.:-", problems);
    @Nullable Integer limit = document.limit();
    if (limit != null && limit < 1) {
      problems.add("limit is %d; it must be at least 1".formatted(limit));
    }
    @Nullable Integer after = document.after();
    if (after != null && after < 0) {
      problems.add("after is %d; it must be at least 0".formatted(after));
    }
    @Nullable Double probability = document.probability();
    if (probability != null && !(probability >= 0 && probability <= 1)) {
      problems.add("probability is %s; it must be 0 to 1".formatted(probability));
    }
  }

  private void checkMatch(FaultMatch match, List<String> problems) {
    check(ACCOUNT, match.account(), "account %s must be twelve digits", problems);
    check(
        ACCESS_KEY,
        match.accessKey(),
        "accessKey %s must be AKIA or ASIA and 16 of A-Z0-9",
        problems);
    @Nullable String region = match.region();
    if (region != null && !regions.contains(region)) {
      problems.add("region %s does not exist".formatted(region));
    }
    @Nullable String service = match.service();
    if (service != null && !SERVICES.contains(service)) {
      problems.add("service %s is none of %s".formatted(service, SERVICES));
    }
    @Nullable String operation = match.operation();
    if (operation != null && !OPERATIONS.contains(operation)) {
      problems.add("operation %s is none of %s".formatted(operation, OPERATIONS));
    }
  }

  private static void check(
      Pattern pattern, @Nullable String value, String problem, List<String> problems) {
    if (value != null && !pattern.matcher(value).matches()) {
      problems.add(problem.formatted(value));
    }
  }
}
