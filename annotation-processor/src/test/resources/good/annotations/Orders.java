package com.acme;

import com.acme.security.Everything;
import com.acme.security.Role;
import dev.smisk.Blocking;
import dev.smisk.Route;
import org.jspecify.annotations.NullUnmarked;

@Route("/orders")
@Role("clerk")
@Blocking
@Marks.Forgotten
@NullUnmarked
public class Orders extends Marks.Parent {
  public interface Inner {}

  @Route("GET")
  String list() {
    return "orders";
  }

  @Route("GET /{id}")
  @Marks.Public
  @Marks.Audited
  @Deprecated
  @SuppressWarnings("unused")
  String find(long id) {
    return "order";
  }

  @Route("DELETE")
  @Role(value = "boss", level = Role.Level.WRITE)
  @Role("auditor")
  @Marks.RoleMark
  void clear() {}

  @Route("PUT")
  @Everything
  @Marks.Title(
      "a text that is much too long for one line of a generated source, so that it is divided into"
          + " several parts")
  void everything() {}

  @Route("POST")
  @Role.List({})
  @Everything(
      anInt = 7,
      aFloat = Float.NaN,
      aDouble = Double.NaN,
      text = "",
      chars = '\n',
      classes = {},
      units = {},
      role = @Role(value = "somebody", level = Role.Level.WRITE),
      roles = {})
  void other() {}
}
