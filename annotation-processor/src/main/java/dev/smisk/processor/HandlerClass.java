package dev.smisk.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * One class with {@code @Route} methods that was read without an error.
 *
 * @param binaryName such as {@code com.acme.Outer$Books}
 * @param constructor how it is made; null where all of its routes are static
 * @param isCloseable whether it is to be closed when the app ends
 * @param routes in the order of the source
 * @param catches in the order of the source; for the whole app where there are no routes
 */
record HandlerClass(
    TypeElement element,
    String binaryName,
    @Nullable ExecutableElement constructor,
    boolean isCloseable,
    List<RouteMethod> routes,
    List<CatchMethod> catches) {

  PackageElement packageElement() {
    return TypeParts.packageOf(element);
  }

  /** What the constructor is given. */
  List<? extends VariableElement> needs() {
    return constructor == null ? List.of() : constructor.getParameters();
  }

  /** {@code BooksRoutes}, {@code OuterBooksRoutes}. */
  String generatedName() {
    return TypeNames.nested(element).replace(".", "") + "Routes";
  }

  /** The generated class with its package. */
  String generatedQualifiedName() {
    PackageElement packageElement = packageElement();
    return packageElement.isUnnamed()
        ? generatedName()
        : packageElement.getQualifiedName() + "." + generatedName();
  }

  /** Where a method is, as errors name it. */
  String place(CatchMethod method) {
    return element.getQualifiedName()
        + "."
        + RouteMethod.signature(method.element())
        + " ("
        + method.source()
        + ")";
  }

  /** Where a route is, as errors name it: {@code "com.acme.Books.find(long) (Books.java:17)"}. */
  String place(RouteMethod route) {
    return element.getQualifiedName() + "." + route.signature() + " (" + route.source() + ")";
  }
}
