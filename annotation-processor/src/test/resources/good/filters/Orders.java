package com.acme;

import dev.smisk.Filtered;
import dev.smisk.Route;
import dev.smisk.http.Chain;
import dev.smisk.http.Filter;
import dev.smisk.http.Guard;
import dev.smisk.http.Request;
import dev.smisk.http.Response;

@Route("/orders")
@Filtered({Orders.Staff.class, Orders.Audit.class})
class Orders {
  static final class Staff implements Guard {
    @Override
    public Response<?> check(Request head) {
      return "staff".equals(head.query("by")) ? null : Response.status(401);
    }
  }

  static final class Audit implements Filter {
    @Override
    public Response<?> filter(Request request, Chain next) throws Exception {
      return next.proceed(request).header("X-Audit", request.route().filters().size() + "");
    }
  }

  interface Twice<T> extends Filter {}

  @Route("GET")
  String list() {
    return "orders";
  }

  @Route("DELETE")
  @Filtered({Twice.class, Audit.class})
  void clear() {}
}
