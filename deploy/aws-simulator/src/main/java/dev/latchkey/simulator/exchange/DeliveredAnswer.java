package dev.latchkey.simulator.exchange;

/// An answer and how it gets to the client.
public record DeliveredAnswer(HttpAnswer answer, Delivery delivery) {}
