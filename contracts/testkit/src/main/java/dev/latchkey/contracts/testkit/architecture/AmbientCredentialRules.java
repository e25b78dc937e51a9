package dev.latchkey.contracts.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// INV-2 and INV-10: neither credentials nor a region ever come from the surroundings of the
/// process.
final class AmbientCredentialRules {
  private static final Set<String> AMBIENT_SOURCES =
      Set.of(
          "software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain",
          "software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider",
          "software.amazon.awssdk.auth.token.credentials.ProfileTokenProvider",
          "software.amazon.awssdk.auth.token.credentials.aws.DefaultAwsTokenProvider",
          "software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain");

  private static final String SDK_CLIENT = "software.amazon.awssdk.core.SdkClient";

  private AmbientCredentialRules() {}

  static List<ArchRule> of(ModuleShape shape) {
    DescribedPredicate<JavaClass> ambient =
        DescribedPredicate.describe(
            "ambient sources of credentials or regions",
            type -> AMBIENT_SOURCES.contains(type.getName().replaceAll("\\$.*", "")));
    return List.of(
        noClasses()
            .that(shape.all())
            .should()
            .dependOnClassesThat(ambient)
            .as("no credentials and no region come from the surroundings (INV-2, INV-10)"),
        classes()
            .that(shape.all())
            .should(
                AccessCondition.never(
                    "create an AWS client with its default credentials",
                    AmbientCredentialRules::isDefaultClient))
            .as("no AWS client is created with its defaults (INV-2)"));
  }

  private static boolean isDefaultClient(JavaAccess<?> access) {
    return access.getName().equals("create") && access.getTargetOwner().isAssignableTo(SDK_CLIENT);
  }
}
