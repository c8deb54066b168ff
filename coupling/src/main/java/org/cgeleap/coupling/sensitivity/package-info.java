/**
 * Designs and estimators of sensitivity analysis: what is run, and what is said of the results. Pure mathematics: nothing
 * here knows a case, a model or a file.
 */
@NullMarked
package org.cgeleap.coupling.sensitivity;

import org.jspecify.annotations.NullMarked;
