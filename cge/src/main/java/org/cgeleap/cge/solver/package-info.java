/**
 * Mixed complementarity problems and their solution: a semismooth Newton method with a ladder of fall-backs, sparse
 * factorisation with frozen pivots, status and history. Knows nothing of economics.
 *
 * <p>References: Facchinei and Pang, <i>Finite-Dimensional Variational Inequalities and Complementarity Problems</i>
 * (Springer 2003), chapters 8 and 9; Munson, Facchinei, Ferris, Fischer and Kanzow, "The semismooth algorithm for large
 * scale complementarity problems", INFORMS Journal on Computing 13 (2001) 294–311.
 */
@NullMarked
package org.cgeleap.cge.solver;

import org.jspecify.annotations.NullMarked;
