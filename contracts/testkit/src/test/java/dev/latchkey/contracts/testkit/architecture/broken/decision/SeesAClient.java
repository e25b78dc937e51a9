package dev.latchkey.contracts.testkit.architecture.broken.decision;

import org.apache.kafka.common.TopicPartition;

record SeesAClient(TopicPartition partition) {}
