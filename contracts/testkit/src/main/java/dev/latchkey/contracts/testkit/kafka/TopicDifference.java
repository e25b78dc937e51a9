package dev.latchkey.contracts.testkit.kafka;

/// A topic on the broker that is not what the contract says.
///
/// @param topic the topic's name
/// @param setting `partitions` or the name of a topic setting
/// @param wanted the contract's value
/// @param actual the broker's value
public record TopicDifference(String topic, String setting, String wanted, String actual) {}
