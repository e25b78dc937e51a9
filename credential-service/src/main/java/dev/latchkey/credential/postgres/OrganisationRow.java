package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `organisation`.
@Entity(name = "Organisation")
@Table(name = "organisation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OrganisationRow {

  @Id
  @Column(name = "org_id")
  String orgId;

  @Enumerated(EnumType.STRING)
  @Nullable FallbackPolicy enforced;
}
