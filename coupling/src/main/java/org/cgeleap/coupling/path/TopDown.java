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

    /** {@return the years of the calibration alone, where nothing later was tried} */
    PathResult nothingSolved();

    /** {@return GDP of the case's path, base year = 1: index 0 the base year} */
    double[] gdpIndex();

    /** {@return the path of targets} */
    CapPath cap();
}
