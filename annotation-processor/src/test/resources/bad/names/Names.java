package com.acme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.smisk.Json;
import dev.smisk.Route;

class Names {
  record Twice(
      @JsonProperty("name") String first,
      @JsonProperty("name") String last) {} //! Names.Twice.first and last are both "name" in JSON, which could not be told apart: give one another name by @JsonProperty

  record Taken(
      @JsonProperty("last") String first,
      String last) {} //! Names.Taken.first and last are both "last" in JSON, which could not be told apart: give one another name by @JsonProperty

  @Json
  record Ignored( //! Names.Ignored is read as JSON by reflection, since it has two properties last
      @JsonIgnore String last, @JsonProperty("last") String first) {}

  @Json
  static class Bean { //! Names.Bean is written and read as JSON by reflection, since it has two properties same
    @JsonProperty("same")
    public int one;

    @JsonProperty("same")
    public int other;
  }

  @Route("POST /twice")
  void twice(Twice twice) {}

  @Route("GET /taken")
  Taken taken() {
    return new Taken("", "");
  }
}
