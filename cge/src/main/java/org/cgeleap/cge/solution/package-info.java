/** An equilibrium by name: levels, prices, flows and incomes, how it was reached, and the checks it passes. */
@NullMarked
package org.cgeleap.cge.solution;

import org.jspecify.annotations.NullMarked;
