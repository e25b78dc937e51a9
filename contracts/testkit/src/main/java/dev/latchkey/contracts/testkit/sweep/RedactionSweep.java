package dev.latchkey.contracts.testkit.sweep;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks through the classes of packages for secrets in the wrong type and for a `toString` that
/// shows one (INV-1).
///
/// ```java
/// assertThat(RedactionSweep.ofMainClasses("dev.latchkey.routing").findings()).isEmpty();
/// ```
public final class RedactionSweep {
  private static final Set<Class<?>> PLAIN_TYPES =
      Set.of(String.class, CharSequence.class, StringBuilder.class, char[].class, byte[].class);

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(secret|password|passphrase|private_?key|api_?key|bearer|credential|access_?token"
              + "|session_?token|refresh_?token|security_?token|id_?token).*");

  /// What stands beside a secret and is none: `secretIdFile`, `credentialId`, `privateKeyPath`.
  private static final Pattern NO_SECRET_NAME =
      Pattern.compile(
          "(?i).*(_?(id|file|path|type|kind|name|url|uri|version|owner|arn|claim|header))");

  private final List<Class<?>> types;
  private final Samples samples;

  /// Looks through these classes.
  ///
  /// @param samples values for types that the sweep cannot make up
  public RedactionSweep(JavaClasses classes, Samples samples) {
    this.samples = samples;
    this.types =
        classes.stream()
            .filter(type -> !type.isInterface() && !type.getSimpleName().equals("package-info"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
    if (types.isEmpty()) {
      throw new IllegalArgumentException("There are no classes to look through");
    }
  }

  /// Looks through the main classes in the packages and below.
  public static RedactionSweep ofMainClasses(String... packages) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packages);
    return new RedactionSweep(classes, new Samples());
  }

  /// One sentence for each breach.
  public List<String> findings() {
    return types.stream()
        .flatMap(type -> Stream.concat(plainSecrets(type), shownSecrets(type)))
        .sorted()
        .toList();
  }

  private static Stream<String> plainSecrets(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> PLAIN_TYPES.contains(field.getType()) && isNamedLikeASecret(field))
        .map(
            field ->
                "%s.%s is a %s; a secret is a SecretText"
                    .formatted(type.getName(), field.getName(), field.getType().getSimpleName()));
  }

  private static boolean isNamedLikeASecret(Field field) {
    return SECRET_NAME.matcher(field.getName()).matches()
        && !NO_SECRET_NAME.matcher(field.getName()).matches();
  }

  private Stream<String> shownSecrets(Class<?> type) {
    if (!type.isRecord() || !holdsSecret(type)) {
      return Stream.empty();
    }
    return samples
        .of(type)
        .map(
            sample ->
                sample.toString().contains(Samples.SECRET)
                    ? Stream.of(type.getName() + ".toString shows a secret")
                    : Stream.<String>empty())
        .orElseGet(
            () -> Stream.of(type.getName() + " cannot be made up; give the sweep a sample of it"));
  }

  private static boolean holdsSecret(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(component -> component.getType())
        .anyMatch(part -> part == SecretText.class || (part.isRecord() && holdsSecret(part)));
  }
}
