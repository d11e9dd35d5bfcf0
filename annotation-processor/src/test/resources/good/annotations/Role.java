package com.acme.security;

import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Inherited
@Repeatable(Role.List.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface Role {
  String value();

  Level level() default Level.READ;

  enum Level {
    READ,
    WRITE
  }

  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    Role[] value();
  }
}
