package dev.smisk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a parameter to the request's body. Needed only where the type alone would say otherwise:
 *
 * <ul>
 *   <li>{@code String} and {@code byte[]}: the body as it is (text in UTF-8), of any media type
 *   <li>{@code Optional}: the JSON body, empty where the request has none
 *   <li>any other type, such as {@code List<String>}: the JSON body, which is required
 * </ul>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Body {}
