package dev.latchkey.audit;

import dev.latchkey.contracts.testkit.quarkus.LatchkeyStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test of the running service with the rights that it has in production.
@QuarkusTest
@WithTestResource(
    value = LatchkeyStack.class,
    initArgs = @ResourceArg(name = "service", value = "audit-service"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunningAuditService {}
