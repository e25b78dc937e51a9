package dev.latchkey.contracts.chassis.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.contracts.wire.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the REST layer read and write JSON exactly as the topics do.
@ApplicationScoped
public class WireJsonMapper {

  @Produces
  @Singleton
  ObjectMapper mapper() {
    return WireJson.mapper().copy();
  }
}
