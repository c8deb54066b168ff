package org.cgeleap.coupling.path;

import java.util.Optional;

/** The economy's side of the loop: the years of a scenario for given reference quantities. */
public interface TopDown {

    /**
     * Solves the years to the horizon.
     *
     * @param reference quantities of every year
     * @param before an earlier solution of the same path to start from
     * @return the years, which end early with one that could not be solved
     */
    PathResult solve(ReferenceEnergy reference, Optional<PathResult> before);

    /**
     * {@return the first year in which no price can bring a market to what it is allowed, and why, in words; none where every
     * market may clear}
     *
     * @param reference quantities of every year
     */
    default Optional<Unattainable> unattainable(ReferenceEnergy reference) {
        return Optional.empty();
    }

    /**
     * A year without an equilibrium, known before it is solved.
     *
     * @param year calendar year
     * @param words what cannot be met, and what would help
     */
    record Unattainable(int year, String words) {}

    /** {@return the years of the calibration alone, where nothing later was tried} */
    PathResult nothingSolved();

    /** {@return GDP of the case's path, base year = 1: index 0 the base year} */
    double[] gdpIndex();

    /** {@return labour productivity held in each year, index 0 the base year; none in the reference, which solves it} */
    Optional<double[]> productivity();

    /** {@return the path of targets} */
    CapPath cap();
}
