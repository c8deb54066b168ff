/** Strong shocks to many economies: solved, or shown to have no solution by an argument from outside the solver. */
@org.jspecify.annotations.NullMarked
package org.cgeleap.cge.stress;
