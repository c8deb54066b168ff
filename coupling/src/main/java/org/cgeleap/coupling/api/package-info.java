/**
 * The library's stable API: a case, runs of it with other numbers, their results as tables.
 *
 * <p>This package follows semantic versioning: until 1.0.0 a new minor version may change it (CHANGELOG says how), from
 * 1.0.0 on only a new major version. Everything else is public for the program's own modules and may change in any
 * version; a type of another package that a method here returns is as stable as what its documentation says here.
 *
 * <p>Nothing prints, nothing is kept between calls, and every object is immutable: a case may be run from several threads.
 */
@NullMarked
package org.cgeleap.coupling.api;

import org.jspecify.annotations.NullMarked;
