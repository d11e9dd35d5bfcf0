package com.acme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

class Marks {
  @interface Public {}

  @interface RoleMark {
    String value() default "not to be taken for the record of @Role";
  }

  @interface Title {
    String value();

    int List() default 1;
  }

  @Retention(RetentionPolicy.SOURCE)
  @interface Forgotten {}

  @Target(ElementType.ANNOTATION_TYPE)
  @interface Meta {}

  @Inherited
  @Meta
  @interface Audited {
    String[] value() default {"all"};
  }

  @Audited({"parent", "class"})
  @Title("not inherited")
  static class Parent {}
}
