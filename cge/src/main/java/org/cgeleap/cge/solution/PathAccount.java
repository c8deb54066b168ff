package org.cgeleap.cge.solution;

import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.Tangents;

/** What is followed along a path: numbers of an equilibrium, or rates whose integral is wanted. */
interface PathAccount {

    /** How many numbers. */
    int size();

    /**
     * Values at the point a system was last evaluated at; NaN for a number that is only an integral of its rate, and has
     * no value at a point.
     */
    double[] of(EquilibriumSystem system, double[] x);

    /** Rates along the last direction, at the point the system was last evaluated at. */
    double[] rates(EquilibriumSystem system, Tangents tangents);
}
