/**
 * What is solved: a model compiled once to variables, conditions and an exact sparse Jacobian.
 *
 * <p>Mixed complementarity in dual form (Mathiesen 1985; Rutherford 1999): zero profit ⊥ level, market clearance ⊥ price,
 * income balance ⊥ income, constraint ⊥ auxiliary. Numbers (quantities, endowments, elasticities, rates) change without
 * compiling again. Nothing here knows how the conditions are solved.
 */
@NullMarked
package org.cgeleap.cge.system;

import org.jspecify.annotations.NullMarked;
