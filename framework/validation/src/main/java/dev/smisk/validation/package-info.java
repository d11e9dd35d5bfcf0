/**
 * Checks what handlers are given against Jakarta Validation's constraints, by Hibernate Validator.
 *
 * <p>To have this jar on the class path is enough: {@code ServiceLoader} finds {@link
 * dev.smisk.validation.HibernateValidation} where a route carries constraints.
 *
 * <p>Why not avaje-validator, which reflects on nothing: it checks only classes that are marked for
 * its own processor, knows no validators of {@code @Constraint(validatedBy = …)}, and the records
 * in which compiled routes carry the constraints of parameters come too late for it. Hibernate
 * Validator takes every class as it is. It reads annotations when a class is first checked, and
 * reflects on the fields of values that are checked, on no others. Who wants the other one gives
 * the app a {@link dev.smisk.http.Validation} of two lines.
 *
 * <p>Left out on purpose: groups other than the default one, since a route is one way to use a
 * type, and who needs two has two records; constraints on results, which are the app's own
 * business; and constraints over several parameters, for which a record under {@code @Query} with a
 * constraint of its own stands.
 */
@NullMarked
package dev.smisk.validation;

import org.jspecify.annotations.NullMarked;
