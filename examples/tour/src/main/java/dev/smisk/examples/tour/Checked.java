package dev.smisk.examples.tour;

import dev.smisk.Body;
import dev.smisk.Default;
import dev.smisk.Query;
import dev.smisk.Route;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** Parameters and bodies with constraints. */
@Route("/checked")
final class Checked {
  record Member(@NotBlank String name, @Email String mail) {}

  record Team(@NotBlank String name, @NotEmpty List<@Valid Member> members) {}

  record Paging(@Min(1) @Default("1") int page, @Max(100) @Default("20") int size) {}

  @Route("POST /teams")
  int create(Team team) {
    return team.members().size();
  }

  @Route("PUT /stars")
  int rate(@Body @Max(5) int stars) {
    return stars;
  }

  @Route("GET /teams")
  String list(@Query Paging paging, @Default("name") @NotBlank String sort) {
    return paging.page() + " " + paging.size() + " " + sort;
  }
}
