package dev.latchkey.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.local.demo.Demo;
import dev.latchkey.local.demo.StepResult;
import dev.latchkey.local.stack.StackAddresses;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the demo on the stack that is up. Exit code 1 if any step is not ok.
@Command(
    name = "demo",
    description = "Runs the main job on the stack that is up, step by step, with evidence.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "Print an array of step, ok and evidence.")
  private boolean json;

  private DemoCommand() {}

  @Override
  public Integer call() throws JsonProcessingException {
    Demo demo = new Demo(StackAddresses.of(data.folder()));
    List<StepResult> results = demo.run(json ? _ -> {} : DemoOutput::print);
    if (json) {
      System.out.println(
          WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(results));
    }
    return results.stream().allMatch(StepResult::ok) ? 0 : 1;
  }
}
