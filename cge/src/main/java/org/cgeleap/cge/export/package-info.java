/** A solved point of a model in the languages of other solvers, so that they can confirm it. */
@NullMarked
package org.cgeleap.cge.export;

import org.jspecify.annotations.NullMarked;
