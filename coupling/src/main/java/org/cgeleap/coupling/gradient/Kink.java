package org.cgeleap.coupling.gradient;

import java.util.List;
import org.cgeleap.cge.solution.SolutionTangent.Side;

/**
 * A place where a year's solution or LEAP's answer bends: derivatives of everything from there on hold to one side.
 *
 * @param scenario it is in; empty for the calibration, which all scenarios share
 * @param year of it
 * @param what bends
 * @param sides on which the derivatives hold, by parameter
 */
record Kink(String scenario, int year, String what, List<Side> sides) {
    Kink {
        sides = List.copyOf(sides);
    }
}
