package dev.latchkey.contracts.testkit.architecture.broken.vault;

import dev.latchkey.health.fixture.OtherService;

record AuditReader(OtherService other) {}
