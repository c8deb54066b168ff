/** Tests of the solver with solutions known from outside. */
@NullMarked
package org.cgeleap.cge.solver;

import org.jspecify.annotations.NullMarked;
