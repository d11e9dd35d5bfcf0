package dev.smisk.processor;

import java.util.List;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;

/** Reads {@code @Status}. */
final class StatusReader {
  private final Problems problems;

  StatusReader(Problems problems) {
    this.problems = problems;
  }

  /** The status, 0 where the method names none, −1 where it is wrong, which is then reported. */
  int read(ExecutableElement method, Result result, int least, int most) {
    Mark mark = Mark.find(method, Framework.STATUS);
    if (mark == null) {
      return 0;
    }
    List<AnnotationValue> values = mark.elements("value");
    int status =
        !values.isEmpty() && values.get(0).getValue() instanceof Integer number ? number : -1;
    String objection = null;
    if (status < least || status > most) {
      objection = "The status " + status + " is none of " + least + " to " + most;
      objection +=
          least < 400
              ? ": throw an HttpException for errors, and return Response.redirect(…) to redirect"
              : ": an exception is answered by an error";
    } else if (result.isResponse()) {
      objection = "A Response has a status of its own: remove @Status, or return the value itself";
    } else if (result.isProblem()) {
      objection = "A Problem has a status of its own: remove @Status";
    } else if ((status == 204 || status == 205) && !(result.end() instanceof Result.None)) {
      objection = "A response with status " + status + " has no body: return void";
    }
    if (objection == null) {
      return status;
    }
    problems.report(mark.place(), objection);
    return -1;
  }
}
