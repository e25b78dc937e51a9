package dev.latchkey.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// The verifier that auditors run, compiled once from its one source file.
final class Verifier {

  /// The file as auditors get it.
  static final Path SOURCE = Path.of("verify/Verify.java").toAbsolutePath();

  private static final Method RUN = compiled();

  private Verifier() {}

  /// Verifies within this process.
  static Verdict verify(Path export, String... options) {
    List<String> arguments = new ArrayList<>(List.of(export.toString()));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(output, true, UTF_8)) {
      int code = (int) RUN.invoke(null, arguments.toArray(String[]::new), out);
      return new Verdict(code, output.toString(UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the verifier broke down", e);
    }
  }

  private static Method compiled() {
    try {
      Path classes = Files.createTempDirectory("verify");
      String folder = classes.toString();
      String[] options = {
        "-Xlint:all", "-Werror", "-proc:none", "-cp", folder, "-d", folder, SOURCE.toString()
      };
      if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options) != 0) {
        throw new IllegalStateException("the verifier does not compile without warnings");
      }
      URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
      return loader.loadClass("Verify").getMethod("run", String[].class, PrintStream.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the verifier has no run(String[], PrintStream)", e);
    }
  }
}
