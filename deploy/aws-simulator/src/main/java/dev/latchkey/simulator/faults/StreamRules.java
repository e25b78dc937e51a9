package dev.latchkey.simulator.faults;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.StreamBreak;
import dev.latchkey.simulator.exchange.StreamBreak.Ending;
import dev.latchkey.simulator.exchange.StreamScript;
import dev.latchkey.simulator.faults.FaultDocument.StreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a [StreamDocument] into a [StreamScript].
final class StreamRules {

  private static final Pattern EXCEPTION = Pattern.compile("[a-z]\\w{0,127}");
  private static final int MOST_DELTAS = 100_000;
  private static final int LONGEST_DELTA = 100_000;

  /// The exceptions of Bedrock's streams and what it says with them.
  private static final Map<String, String> MESSAGES =
      Map.of(
          "internalServerException",
          "The system encountered an unexpected error during processing. Try your request again.",
          "modelStreamErrorException",
          "An error occurred while streaming the response. Retry your request.",
          "validationException",
          "Input is too long for requested model.",
          "throttlingException",
          "Too many tokens, please wait before trying again.",
          "serviceUnavailableException",
          "Bedrock is unable to process your request.",
          "modelTimeoutException",
          "Model has timed out in processing the request. Try your request again.");

  private StreamRules() {}

  /// Reads a script; empty when a problem was added.
  static Optional<StreamScript> read(StreamDocument document, List<String> problems) {
    int first = number("firstEventMillis", document.firstEventMillis(), 0, problems);
    int between = number("betweenEventsMillis", document.betweenEventsMillis(), 0, problems);
    DeltaShape shape = shape(document, problems);
    @Nullable StreamBreak broken = broken(document, problems);
    return problems.isEmpty()
        ? Optional.of(
            new StreamScript(Duration.ofMillis(first), Duration.ofMillis(between), shape, broken))
        : Optional.empty();
  }

  private static DeltaShape shape(StreamDocument document, List<String> problems) {
    DeltaShape usual = DeltaShape.usual();
    int count = requireNonNullElse(document.deltas(), usual.count());
    int characters = requireNonNullElse(document.deltaCharacters(), usual.characters());
    range("deltas", count, 0, MOST_DELTAS, problems);
    range("deltaCharacters", characters, 1, LONGEST_DELTA, problems);
    if ((long) count * characters > Integer.MAX_VALUE) {
      problems.add("stream.deltas times stream.deltaCharacters is too much");
    }
    return new DeltaShape(count, characters);
  }

  private static int number(
      String name, @Nullable Integer value, int least, List<String> problems) {
    int number = requireNonNullElse(value, least);
    range(name, number, least, Integer.MAX_VALUE, problems);
    return number;
  }

  private static void range(String name, int value, int least, int most, List<String> problems) {
    if (value < least || value > most) {
      problems.add("stream.%s is %d; it must be %d to %d".formatted(name, value, least, most));
    }
  }

  private static @Nullable StreamBreak broken(StreamDocument document, List<String> problems) {
    int afterEvents = number("afterEvents", document.afterEvents(), 0, problems);
    @Nullable String then = document.then();
    if (then == null) {
      if (document.afterEvents() != null) {
        problems.add("stream.afterEvents is there, but stream.then does not say what comes then");
      }
      return null;
    }
    @Nullable Ending ending = ending(then, document);
    if (ending == null) {
      problems.add(
          "stream.then is %s; it must be exception, error, cut, corrupt, end or stall"
              .formatted(then));
      return null;
    }
    checkException(then, document.exception(), problems);
    return new StreamBreak(afterEvents, ending);
  }

  private static void checkException(
      String then, @Nullable String exception, List<String> problems) {
    boolean names = then.equals("exception") || then.equals("error");
    if (exception != null && !names) {
      problems.add("stream.exception is there, but stream.then is " + then);
    }
    if (exception != null && then.equals("exception") && !EXCEPTION.matcher(exception).matches()) {
      problems.add(
          "stream.exception is %s; it must begin with a lower case letter".formatted(exception));
    }
  }

  private static @Nullable Ending ending(String then, StreamDocument document) {
    return switch (then) {
      case "exception" -> failed(document);
      case "error" ->
          new Ending.FailedUnmodelled(
              requireNonNullElse(document.exception(), "InternalError"),
              requireNonNullElse(document.message(), "An internal server error occurred"));
      case "cut" -> new Ending.Cut();
      case "corrupt" -> new Ending.Corrupt();
      case "end" -> new Ending.End();
      case "stall" -> new Ending.Stall();
      default -> null;
    };
  }

  private static Ending failed(StreamDocument document) {
    String type = requireNonNullElse(document.exception(), "internalServerException");
    String message =
        requireNonNullElse(
            document.message(), MESSAGES.getOrDefault(type, "The stream cannot go on."));
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("message", message);
    if (type.equals("modelStreamErrorException")) {
      json.put("originalStatusCode", 500).put("originalMessage", message);
    }
    return new Ending.Failed(type, json.toString());
  }
}
