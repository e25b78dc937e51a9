package dev.latchkey.contracts.testkit.architecture.broken;

final class StringUtils {
  private StringUtils() {}

  static void show(String text) throws InterruptedException {
    Thread.sleep(0);
    System.out.println(text);
  }
}
