package dev.latchkey.local.command;

import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.local.inference.Answer;
import dev.latchkey.local.inference.InferenceClient;
import dev.latchkey.local.inference.Question;
import dev.latchkey.local.stack.StackAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Publishes a request as an agent would and prints its answer, and who paid. Exit code 1 when the
/// answer is an error.
@Command(
    name = "ask",
    description = "Publishes a request for a workspace and prints the answer and who paid.",
    mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> SHOWN =
      List.of(
          AnswerHeaders.PAYER,
          AnswerHeaders.ACCOUNT,
          AnswerHeaders.REGION,
          AnswerHeaders.PROFILE,
          AnswerHeaders.MODEL,
          AnswerHeaders.ATTEMPTS,
          AnswerHeaders.POLICY,
          AnswerHeaders.FALLBACK_ID,
          AnswerHeaders.FALLBACK_CONFIRMATION);

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--workspace", required = true, paramLabel = "W", description = "Who pays.")
  private String workspace = "";

  @Option(
      names = "--model",
      paramLabel = "M",
      defaultValue = Question.DEMO_MODEL,
      description = "Model id, inference profile id or ARN. Default: ${DEFAULT-VALUE}")
  private String model = "";

  @Option(names = "--stream", description = "Print the answer while it comes.")
  private boolean stream;

  @Parameters(paramLabel = "TEXT", description = "The prompt.")
  private String text = "";

  private AskCommand() {}

  @Override
  public Integer call() {
    InferenceClient client = new InferenceClient(StackAddresses.of(data.folder()).kafka());
    Question question = new Question(workspace, model, text);
    Answer received =
        stream
            ? client.askStreamed(question, PATIENCE, AskCommand::show)
            : client.ask(question, PATIENCE);
    return switch (received) {
      case Answer.Succeeded answer -> {
        System.out.println(stream ? "" : answer.text());
        System.out.println();
        System.out.println(facts(answer.headers()));
        yield 0;
      }
      case Answer.Failed failed -> {
        System.out.println(failed.error().code() + ": " + failed.error().message());
        System.out.println(failed.error().action());
        Optional.ofNullable(failed.error().fallbackRefused())
            .ifPresent(reason -> System.out.println("No fallback: " + reason.sentence()));
        System.out.println();
        System.out.println(facts(failed.headers()));
        yield 1;
      }
      case Answer.Missing _ -> {
        System.out.println("No answer came within " + PATIENCE.toMinutes() + " minutes.");
        yield 1;
      }
    };
  }

  private static void show(String piece) {
    System.out.print(piece);
    System.out.flush();
  }

  private static String facts(Map<String, String> headers) {
    return SHOWN.stream()
        .filter(headers::containsKey)
        .map(name -> name + " " + headers.get(name))
        .collect(Collectors.joining(" · "));
  }
}
