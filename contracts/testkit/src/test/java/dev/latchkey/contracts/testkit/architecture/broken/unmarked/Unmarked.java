package dev.latchkey.contracts.testkit.architecture.broken.unmarked;

final class Unmarked {}
