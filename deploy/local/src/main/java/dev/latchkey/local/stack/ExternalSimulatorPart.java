package dev.latchkey.local.stack;

/// A simulator that somebody else runs; it is never stopped.
///
/// @param url where the AWS endpoints are
/// @param adminUrl where its administration is
record ExternalSimulatorPart(String url, String adminUrl) implements Part {

  @Override
  public PartName name() {
    return PartName.AWS_SIMULATOR;
  }

  @Override
  public RunningPart start() {
    return RunningPart.external(name(), url, adminUrl);
  }

  @Override
  public void stop() {}
}
