package dev.latchkey.contracts.chassis.trial;

import dev.latchkey.contracts.testkit.quarkus.LatchkeyStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test of the trial service on real servers. It has routing-service's rights in Vault.
@QuarkusTest
@WithTestResource(
    value = LatchkeyStack.class,
    initArgs = @ResourceArg(name = "service", value = "routing-service"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ServiceOnTheChassis {}
