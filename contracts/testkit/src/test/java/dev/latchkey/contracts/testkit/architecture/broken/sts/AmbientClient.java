package dev.latchkey.contracts.testkit.architecture.broken.sts;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

final class AmbientClient {
  private AmbientClient() {}

  static StsClient client() {
    return StsClient.create();
  }

  static AwsCredentialsProvider profile() {
    return ProfileCredentialsProvider.builder().profileName("default").build();
  }
}
