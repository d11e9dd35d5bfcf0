package dev.smisk.routing;

import dev.smisk.http.Accept;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among routes of one method and path by the media types of request and answer: first those
 * that read the body as what {@code Content-Type} calls it, the most exact ones, then the one whose
 * answer {@code Accept} likes best. Among equals JSON comes first, then the order of declaration.
 */
final class Variants {
  private static final String JSON = "application/json";

  private Variants() {}

  /** Whether no request could be for both: what a route does not name may be anything. */
  static boolean areDistinct(Endpoint one, Endpoint other) {
    return areDisjoint(one.consumes(), other.consumes())
        || areDisjoint(one.produces(), other.produces());
  }

  private static boolean areDisjoint(List<String> some, List<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return false;
    }
    for (String type : some) {
      for (String other : others) {
        if (type.equals(other) || isOfKind(type, other) || isOfKind(other, type)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isOfKind(String type, String range) {
    return range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1));
  }

  static int[] with(int @Nullable [] variants, int first, int added) {
    int[] all = variants == null ? new int[] {first} : variants;
    int[] longer = Arrays.copyOf(all, all.length + 1);
    longer[all.length] = added;
    return longer;
  }

  /**
   * The number of the route for this request.
   *
   * @throws HttpException 415 where none reads the body, 406 where no answer is acceptable; both
   *     say what would do
   */
  static int choose(int[] variants, List<Endpoint> endpoints, Variables variables) {
    List<Integer> readers = readers(variants, endpoints, variables.get("CONTENT_TYPE"));
    Accept accept = Accept.of(variables.joined("HTTP_ACCEPT", ", "));
    int chosen = -1;
    int most = 0;
    for (int route : readers) {
      List<String> produces = endpoints.get(route).produces();
      int quality = quality(accept, produces);
      boolean isPreferred =
          chosen >= 0
              && quality == most
              && produces.contains(JSON)
              && !endpoints.get(chosen).produces().contains(JSON);
      if (quality > most || (quality > 0 && isPreferred)) {
        most = quality;
        chosen = route;
      }
    }
    if (chosen < 0) {
      Set<String> possible = new LinkedHashSet<>();
      readers.forEach(route -> possible.addAll(endpoints.get(route).produces()));
      throw unacceptable(possible);
    }
    return chosen;
  }

  private static List<Integer> readers(
      int[] variants, List<Endpoint> endpoints, @Nullable String type) {
    List<Integer> readers = new ArrayList<>(variants.length);
    int best = 1;
    for (int route : variants) {
      int match = RequestBody.match(endpoints.get(route), type);
      if (match > best) {
        readers.clear();
        best = match;
      }
      if (match == best) {
        readers.add(route);
      }
    }
    if (readers.isEmpty()) {
      Set<String> consumes = new LinkedHashSet<>();
      for (int route : variants) {
        consumes.addAll(endpoints.get(route).consumes());
      }
      throw RequestBody.unread(List.copyOf(consumes), String.valueOf(type));
    }
    return readers;
  }

  private static int quality(Accept accept, List<String> produces) {
    int best = produces.isEmpty() ? Accept.MOST : 0;
    for (String type : produces) {
      best = Math.max(best, accept.quality(type));
    }
    return best;
  }

  /**
   * Checks the answer's type of a route that is alone.
   *
   * @throws HttpException 406 where it is not acceptable
   */
  static void checkAccept(Endpoint route, Variables variables) {
    Accept accept = Accept.of(variables.joined("HTTP_ACCEPT", ", "));
    if (quality(accept, route.produces()) == 0) {
      throw unacceptable(route.produces());
    }
  }

  private static HttpException unacceptable(Iterable<String> possible) {
    return new HttpException(
        406, "Accept leaves out all that is served here: accept " + String.join(" or ", possible));
  }
}
